// `npm run screenshots`: a picture of every page, light and dark, wide and narrow, from a real system with the samples.
// They go to .rehearse/screenshots; with --docs those that the docs show are renewed in docs/images as well.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root, say } from './install.mjs';
import { openings } from './screenshots/openings.mjs';
import { seeded } from './screenshots/seed.mjs';
import { startSystem } from './screenshots/system.mjs';

const WIDTHS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];
/** As much of a page as the docs show of it. */
const SHOWN = { width: 1280, height: 640 };
const SCHEMES = ['light', 'dark'];

const folder = join(root, '.rehearse', 'screenshots');
const docs = join(root, 'docs', 'images');
const isForDocs = process.argv.includes('--docs');

await ensureInstalled();
await ensureBuilt();
const testing = (file) => import(new URL(`../packages/testing/dist/${file}.js`, import.meta.url).href);
const { openBrowser } = await testing('browser');
const { filled, pictures } = await testing('pages');

/** Shows an address anew, until nothing is loaded any more. */
async function show(tab, address) {
  await tab.goto('about:blank');
  await tab.goto(address);
  await tab.locator('h1').first().waitFor();
  await loaded(tab);
}

/** So long without anything new, a page has come to rest. */
const STILL_MS = 300;

/** What says that it is on its way, or is not known yet; that nothing is asked any more says little, since a page watches. */
const COMING = ['.mantine-Loader-root', 'text=connecting…', 'text=Asking how the system is'];

async function loaded(tab) {
  for (const coming of COMING) await tab.locator(coming).first().waitFor({ state: 'hidden' });
  await tab.evaluate(isStill, STILL_MS);
  for (const coming of COMING) await tab.locator(coming).first().waitFor({ state: 'hidden' });
}

/** In the page: once nothing was drawn for so long. What says nothing while it comes is there then as well. */
const isStill = (stillMs) =>
  new Promise((resolve) => {
    const rest = () => setTimeout(() => resolve(observer.disconnect()), stillMs);
    let timer;
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = rest();
    });
    observer.observe(document.body, { subtree: true, childList: true });
    timer = rest();
  });

async function takePictures(browser, system) {
  const places = await seeded(system);
  const context = await browser.newContext({ locale: 'en-US', viewport: WIDTHS[0] });
  const tab = await context.newPage();
  const complaints = [];
  tab.on('pageerror', (error) => complaints.push(String(error)));
  tab.on('response', (answer) => {
    if (answer.status() >= 400) complaints.push(`${answer.status()} ${answer.url()}`);
  });
  // Whoever is not signed in is asked for a session first, and that there is none is no fault.
  for (const { page, picture } of pictures.filter(({ signedOut }) => signedOut)) {
    await show(tab, `${system.url}/#${page}`);
    await takeAll(tab, picture);
  }
  complaints.length = 0;
  const { link } = await system.api('POST', '/auth/link/new', { name: 'Ada', role: 'admin' });
  await tab.goto(link);
  await tab.getByRole('heading', { name: 'Scenarios' }).waitFor();
  for (const { page, address = page, picture, opening, docs: isInDocs } of pictures.filter(
    ({ signedOut }) => !signedOut,
  )) {
    await show(tab, `${system.url}/#${filled(address, places)}`);
    const heard = complaints.length;
    if (opening !== undefined) await openings[opening](tab, system, places);
    // That somebody else saved meanwhile is told by a refusal.
    if (opening === 'conflict') complaints.length = heard;
    // What lies over a page is where one looks, not at its beginning.
    await takeAll(tab, picture, opening === undefined);
    if (isForDocs && isInDocs) await take(tab, SHOWN, 'light', join(docs, `${picture}.png`), false);
  }
  return complaints;
}

async function takeAll(tab, picture, isWhole = true) {
  for (const size of WIDTHS)
    for (const scheme of SCHEMES)
      await take(tab, size, scheme, join(folder, `${picture}-${size.width}-${scheme}.png`), isWhole);
}

async function take(tab, size, colorScheme, path, fullPage) {
  await tab.setViewportSize(size);
  await tab.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  // Where there is more room there may be more to load.
  await loaded(tab);
  await tab.screenshot({ path, fullPage, animations: 'disabled', caret: 'hide' });
}

rmSync(folder, { recursive: true, force: true });
for (const each of [folder, docs]) mkdirSync(each, { recursive: true });
const system = await startSystem();
const browser = await openBrowser();
try {
  const complaints = await takePictures(browser, system);
  for (const complaint of complaints) say(`a page complained: ${complaint}`);
  if (complaints.length > 0) process.exitCode = 1;
  say(`${pictures.length * WIDTHS.length * SCHEMES.length} pictures of ${pictures.length} pages are in ${folder}`);
} finally {
  await browser.close();
  await system.stop();
}
