// How a Teams client shows cards, in our own words: sizes of Teams, colours with the contrast of WCAG 2.2 AA.
// Cards name meanings ("attention"), the client chooses colours; real Teams colours may differ, these must be readable.

const themes = {
  light: {
    page: '#ebebeb',
    card: '#ffffff',
    emphasis: '#f5f5f5',
    line: '#d1d1d1',
    link: '#4f52b2',
    text: { default: '#242424', accent: '#4f52b2', good: '#0e700e', warning: '#7a4b00', attention: '#b10e1c' },
    subtle: { default: '#5c5c5c', accent: '#4f52b2', good: '#0e700e', warning: '#7a4b00', attention: '#b10e1c' },
    mark: '#fff1a8',
    button: { face: '#ffffff', text: '#242424', line: '#8a8a8a', positiveFace: '#5b5fc7', positiveText: '#ffffff' },
    input: { face: '#ffffff', text: '#242424', line: '#767676', placeholder: '#5c5c5c' },
  },
  dark: {
    page: '#141414',
    card: '#292929',
    emphasis: '#1f1f1f',
    line: '#525252',
    link: '#9ea4fb',
    text: { default: '#ffffff', accent: '#9ea4fb', good: '#6bc46b', warning: '#f5b86b', attention: '#f29496' },
    subtle: { default: '#c2c2c2', accent: '#9ea4fb', good: '#6bc46b', warning: '#f5b86b', attention: '#f29496' },
    mark: '#6b5300',
    button: { face: '#292929', text: '#ffffff', line: '#8f8f8f', positiveFace: '#4f52b2', positiveText: '#ffffff' },
    input: { face: '#1f1f1f', text: '#ffffff', line: '#9a9a9a', placeholder: '#c2c2c2' },
  },
};

export const themeNames = Object.keys(themes);

export const fontFamily = '"Segoe UI", "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif';

export function hostConfig(name) {
  const theme = themes[name];
  const foregroundColors = Object.fromEntries(Object.keys(theme.text).map(color => [color, {
    default: theme.text[color],
    subtle: theme.subtle[color],
    highlightColors: { default: theme.mark, subtle: theme.mark },
  }]));
  const style = background => ({ backgroundColor: background, foregroundColors });
  return {
    supportsInteractivity: true,
    fontFamily,
    fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
    fontWeights: { lighter: 300, default: 400, bolder: 600 },
    lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
    spacing: { small: 4, default: 8, medium: 12, large: 16, extraLarge: 24, padding: 16 },
    separator: { lineThickness: 1, lineColor: theme.line },
    containerStyles: { default: style(theme.card), emphasis: style(theme.emphasis) },
    textBlock: { headingLevel: 2 },
    textStyles: { heading: { weight: 'bolder' } },
    factSet: {
      title: { weight: 'bolder', color: 'default', wrap: true, maxWidth: 130 },
      value: { color: 'default', wrap: true },
      spacing: 12,
    },
    inputs: {
      label: {
        inputSpacing: 'small',
        requiredInputs: { suffix: ' *', suffixColor: 'attention', weight: 'bolder' },
        optionalInputs: { weight: 'bolder' },
      },
      errorMessage: { color: 'attention', spacing: 'small' },
    },
    actions: {
      maxActions: 6,
      spacing: 'default',
      buttonSpacing: 8,
      showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
      actionsOrientation: 'horizontal',
      actionAlignment: 'left',
    },
  };
}

export function css(name) {
  const theme = themes[name];
  return `
    :root { color-scheme: ${name}; }
    * { box-sizing: border-box; }
    html { font-family: ${fontFamily}; }
    body { margin: 0; padding: 12px; background: ${theme.page}; }
    #card { background: ${theme.card}; border: 1px solid ${theme.line}; border-radius: 6px; overflow: hidden; }
    /* Teams lets buttons flow to the next line. */
    .ac-actionSet { flex-wrap: wrap !important; row-gap: 8px; }
    #card .ac-pushButton {
      font: 600 14px/20px ${fontFamily}; padding: 6px 12px; min-height: 32px; border-radius: 4px;
      background: ${theme.button.face}; color: ${theme.button.text}; border: 1px solid ${theme.button.line}; white-space: normal;
    }
    #card .ac-pushButton.style-positive { background: ${theme.button.positiveFace}; color: ${theme.button.positiveText}; border-color: transparent; }
    #card .ac-pushButton.expandable::after { font: inherit; content: "\\00a0▾"; }
    #card .ac-pushButton.expandable.expanded::after { content: "\\00a0▴"; }
    .ac-pushButton:focus-visible, .ac-input:focus-visible { outline: 2px solid ${theme.link}; outline-offset: 1px; }
    #card input.ac-textInput, #card textarea.ac-textInput, #card select.ac-input {
      font: 14px/20px ${fontFamily}; padding: 5px 10px; min-height: 32px; width: 100%; border-radius: 4px;
      background: ${theme.input.face}; color: ${theme.input.text}; border: 1px solid ${theme.input.line};
    }
    #card textarea.ac-textInput { min-height: 72px; resize: none; }
    #card .ac-input::placeholder { color: ${theme.input.placeholder}; opacity: 1; }
    input[type=checkbox], input[type=radio] { width: 20px; height: 20px; margin: 4px 8px 4px 0 !important; flex: none; accent-color: ${theme.link}; }
    .ac-choiceSetInput-expanded label, .ac-toggleInput label { font: 14px/20px ${fontFamily}; color: ${theme.text.default}; }
    a.ac-anchor, a.ac-anchor:link, a.ac-anchor:visited { color: ${theme.link}; text-decoration: underline; }
    .ac-textBlock p { margin: 0 0 8px; }
    .ac-textBlock ul, .ac-textBlock ol { margin: 0 0 8px; padding-left: 24px; }
  `;
}
