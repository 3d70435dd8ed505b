// node render.mjs <folder with card JSON> <output folder>
//
// Checks every card of the folder against the schema, shows each with the real renderer in Chromium at the width of a phone and
// of a desktop, light and dark, as it is sent and with everything opened, and writes pictures, an index.html and the problems.
// Ends with 1 when there are problems, with 2 when it could not run.

import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import Ajv from 'ajv';
import { chromium } from 'playwright-core';
import { problemsOnPage } from './checks.mjs';
import { css, hostConfig, themeNames } from './host-config.mjs';

const widths = { phone: 360, desktop: 600 };
const softBytes = 24 * 1024;
const [cardFolder, outputFolder] = process.argv.slice(2);
if (!cardFolder || !outputFolder) {
  console.error('Usage: node render.mjs <folder with card JSON> <output folder>');
  process.exit(2);
}

const files = (await readdir(cardFolder, { recursive: true }).catch(() => [])).filter(f => f.endsWith('.json') && !f.includes('.received.')).sort();
if (files.length === 0) {
  console.error(`No card in ${cardFolder}.`);
  process.exit(2);
}

const require = createRequire(import.meta.url);
const packageFile = (name, ...parts) => path.join(path.dirname(require.resolve(`${name}/package.json`)), ...parts);
const schema = JSON.parse(await readFile(new URL('card-1.5.schema.json', import.meta.url), 'utf8'));
const fitsSchema = new Ajv({ allErrors: true, discriminator: true, strict: false }).compile(schema);

await rm(outputFolder, { recursive: true, force: true });
await mkdir(outputFolder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

const problems = [];
const pictures = new Map(files.map(f => [f, []]));
try {
  const cards = [];
  for (const file of files) {
    const card = await checked(file);
    if (card)
      cards.push([file, card]);
  }
  for (const theme of themeNames)
    for (const [width, pixels] of Object.entries(widths))
      await renderAll(cards, theme, width, pixels);
} finally {
  await browser.close();
}

await writeFile(path.join(outputFolder, 'index.html'), index());
await writeFile(path.join(outputFolder, 'problems.txt'), problems.map(p => `${p}\n`).join(''));
for (const problem of problems)
  console.error(problem);
console.log(`${files.length} cards, ${[...pictures.values()].flat().length} pictures, ${problems.length} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function checked(file) {
  let card;
  try {
    card = JSON.parse(await readFile(path.join(cardFolder, file), 'utf8'));
  } catch (error) {
    problems.push(`${file}: ${error.message}`);
    return null;
  }
  const size = Buffer.byteLength(JSON.stringify(card));
  if (size > softBytes)
    problems.push(`${file}: ${size} bytes, more than ${softBytes}`);
  if (!fitsSchema(card))
    problems.push(...fitsSchema.errors.map(e => `${file}: ${e.instancePath || '/'} ${e.message}${e.params.additionalProperty ? ` (${e.params.additionalProperty})` : ''}`));
  return card;
}

async function renderAll(cards, theme, width, pixels) {
  const page = await browser.newPage({ viewport: { width: pixels, height: 800 }, deviceScaleFactor: 2 });
  await page.route('**/*', route => route.abort());
  await page.setContent(`<!doctype html><html><head><meta charset="utf-8"><title>Card</title></head><body><div id="card"></div></body></html>`);
  await page.addStyleTag({ path: packageFile('adaptivecards', 'dist', 'adaptivecards.css') });
  await page.addStyleTag({ content: css(theme) });
  await page.addScriptTag({ path: packageFile('adaptivecards', 'dist', 'adaptivecards.min.js') });
  await page.addScriptTag({ path: packageFile('markdown-it', 'dist', 'browser', 'markdown-it.umd.min.js') });

  for (const [file, card] of cards) {
    const name = file.replace(/\.json$/, '').replace(/\.verified$/, '').replaceAll(path.sep, '-');
    const { inners, events } = await show(page, card, theme, false);
    problems.push(...events.map(e => `${file}: ${e}`));
    await record(file, page, name, `${width}-${theme}`);
    if (hasHidden(card)) {
      await show(page, card, theme, true);
      await record(file, page, name, `${width}-${theme}-all`);
    }
    for (let i = 0; i < inners; i++) {
      await show(page, card, theme, true);
      await page.locator('#card button.expandable').nth(i).click();
      await page.mouse.move(0, 0);
      await record(file, page, name, `${width}-${theme}-inner${i + 1}`);
    }
  }
  await page.close();
}

// Renders a card into the page; gives back what the renderer complains of and how many buttons open an inner card.
async function show(page, card, theme, withHidden) {
  return await page.evaluate(([json, config, all]) => {
    const { AdaptiveCard, GlobalSettings, HostConfig, SerializationContext, Version } = window.AdaptiveCards;
    const markdown = window.markdownit();
    GlobalSettings.useMarkdownInRadioButtonAndCheckbox = false; // as in Teams
    AdaptiveCard.onProcessMarkdown = (text, result) => {
      result.outputHtml = markdown.render(text);
      result.didProcess = true;
    };
    if (all)
      (function showHidden(part) {
        delete part.isVisible;
        Object.values(part).filter(v => v && typeof v === 'object').forEach(showHidden);
      })(json);
    const shown = new AdaptiveCard();
    shown.hostConfig = new HostConfig(config);
    const context = new SerializationContext(new Version(1, 5));
    shown.parse(json, context);
    const place = document.getElementById('card');
    place.replaceChildren(shown.render());
    document.documentElement.lang = json.lang ?? '';
    const events = [
      ...[...Array(context.eventCount).keys()].map(i => context.getEventAt(i).message),
      ...shown.validateProperties().validationEvents.map(e => e.message),
    ];
    // Renderer 3.0.6 keeps the state of its pattern for languages and so refuses every second card; the schema has checked it.
    const lang = `Invalid value "${json.lang}" for property "lang".`;
    return { inners: place.querySelectorAll('button.expandable').length, events: events.filter(e => e !== lang) };
  }, [card, hostConfig(theme), withHidden]);
}

async function record(file, page, name, view) {
  problems.push(...(await page.evaluate(problemsOnPage)).map(p => `${file} (${view}): ${p}`));
  const picture = `${name}.${view}.png`;
  await page.locator('#card').screenshot({ path: path.join(outputFolder, picture) });
  pictures.get(file).push(picture);
}

function hasHidden(part) {
  return part.isVisible === false || Object.values(part).some(v => v && typeof v === 'object' && hasHidden(v));
}

function index() {
  const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
  const sections = [...pictures].map(([file, names]) => `<h2>${escape(file)}</h2>${names.map(n => `<figure><img src="${encodeURIComponent(n)}" alt="${escape(n)}"><figcaption>${escape(n)}</figcaption></figure>`).join('')}`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Cards</title><style>body{font-family:sans-serif}figure{display:inline-block;vertical-align:top;margin:8px}img{max-width:600px;zoom:.5}</style>${sections.join('')}`;
}
