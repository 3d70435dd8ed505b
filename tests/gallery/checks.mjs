// Runs inside the page, on the card as it is shown at this moment. Gives back what is wrong, one sentence each.
// Self-contained: the browser gets its source text.

export function problemsOnPage() {
  const card = document.getElementById('card');
  const problems = [];
  const shown = element => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const words = element => (element.innerText ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
  const quoted = element => `"${(words(element) || element.value || element.placeholder || element.tagName).slice(0, 60)}"`;

  // Nothing is wider than the screen, and no words are cut off.
  if (document.scrollingElement.scrollWidth > window.innerWidth)
    problems.push(`the page scrolls sideways (${document.scrollingElement.scrollWidth} px of ${window.innerWidth} px)`);
  const right = card.getBoundingClientRect().right;
  for (const element of card.querySelectorAll('*')) {
    if (!shown(element))
      continue;
    if (element.getBoundingClientRect().right > right + 1)
      problems.push(`${quoted(element)} reaches over the edge of the card`);
    const style = getComputedStyle(element);
    const cutsOff = ['hidden', 'clip'].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (cutsOff && words(element) !== '')
      problems.push(`${quoted(element)} is cut off`);
  }

  // No word is broken for want of width; words too long for any phone may be.
  const nodes = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  while (nodes.nextNode()) {
    const node = nodes.currentNode;
    if (node.parentElement.tagName === 'OPTION' || !shown(node.parentElement))
      continue;
    for (const { 0: word, index } of node.data.matchAll(/[\p{L}\p{N}]{1,24}(?![\p{L}\p{N}])/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const isWhole = index === 0 || !/[\p{L}\p{N}]/u.test(node.data[index - 1]);
      if (isWhole && new Set([...range.getClientRects()].map(r => Math.round(r.top))).size > 1)
        problems.push(`"${word}" is broken in two`);
    }
  }

  // Every input can be told by its name.
  for (const input of card.querySelectorAll('input, textarea, select')) {
    if (!shown(input))
      continue;
    const byId = (input.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean).map(id => document.getElementById(id));
    const names = [input.getAttribute('aria-label'), ...[...(input.labels ?? []), ...byId].filter(Boolean).map(words)];
    if (!names.some(name => name?.trim()))
      problems.push(`an input ${quoted(input)} has no label`);
  }

  // Every button can be told by what stands on it, and be hit with a finger.
  const titles = new Map();
  for (const button of card.querySelectorAll('button')) {
    if (!shown(button))
      continue;
    const title = words(button) || button.getAttribute('aria-label') || '';
    if (title === '')
      problems.push('a button has no title');
    titles.set(title, (titles.get(title) ?? 0) + 1);
    const { width, height } = button.getBoundingClientRect();
    if (width < 24 || height < 24)
      problems.push(`the button "${title}" is smaller than 24 px`);
  }
  for (const [title, count] of titles)
    if (count > 1)
      problems.push(`${count} buttons are called "${title}"`);

  // Links go where https goes.
  for (const link of card.querySelectorAll('a[href]'))
    if (!link.href.startsWith('https://'))
      problems.push(`${quoted(link)} links to ${link.href.slice(0, 60)}`);

  // Letters are large enough and stand out from what is behind them (WCAG 2.2, 1.4.3).
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgba = color => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, bottom) => [...[0, 1, 2].map(i => top[i] * top[3] + bottom[i] * (1 - top[3])), 1];
  const behind = element => {
    const layers = [];
    for (let e = element; e; e = e.parentElement) {
      const color = rgba(getComputedStyle(e).backgroundColor);
      layers.unshift(color);
      if (color[3] === 1)
        break;
    }
    return layers.reduce((bottom, top) => over(top, bottom), [255, 255, 255, 1]);
  };
  const luminance = color => {
    const [r, g, b] = color.slice(0, 3).map(c => c / 255).map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const read = (element, text, style) => {
    const size = parseFloat(style.fontSize);
    if (size < 12)
      problems.push(`"${text.slice(0, 60)}" has letters of ${size} px`);
    const back = behind(element);
    const ratio = contrast(over(rgba(style.color), back), back);
    if (ratio < 4.5)
      problems.push(`"${text.slice(0, 60)}" has a contrast of ${ratio.toFixed(2)}`);
  };
  const texts = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const element = texts.currentNode.parentElement;
    if (text !== '' && element.tagName !== 'OPTION' && shown(element))
      read(element, text, getComputedStyle(element));
  }
  for (const input of card.querySelectorAll('input:not([type=checkbox]):not([type=radio]), textarea, select')) {
    if (!shown(input))
      continue;
    read(input, input.value || input.id, getComputedStyle(input));
    if (input.placeholder)
      read(input, input.placeholder, getComputedStyle(input, '::placeholder'));
  }

  return [...new Set(problems)];
}
