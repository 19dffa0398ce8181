// A browser with people in front of it, and what none of them should ever see.

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

// What the console is built with stands beside it.
const require = createRequire(resolve('controller/console/web/package.json'));
const { chromium } = require('playwright-core');
const axe = require('axe-core');

const patience = 60_000; // milliseconds: two busy cores are slow, and what works does not wait
const desktop = { width: 1280, height: 720 };
const telephone = { width: 390, height: 844 };

export class Browser {
  #browser;
  #people = [];
  #expected = []; // of what the browser complains about while a test breaks things
  complaints = [];

  constructor(host, pictures) {
    this.host = host;
    this.pictures = pictures;
    mkdirSync(pictures, { recursive: true });
  }

  async open() {
    const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const executablePath = '/usr/bin/chromium';
    // Its folder is new and empty, and goes with it.
    this.#browser = await chromium.launch({ executablePath, args, timeout: patience });
  }

  async close() {
    await this.#browser?.close();
  }

  /** Somebody with a browser of their own: no cookie is shared. */
  async person(name, viewport = desktop) {
    const context = await this.#browser.newContext({ viewport, reducedMotion: 'reduce' });
    context.setDefaultTimeout(patience);
    context.on('request', (request) => this.#abroad(name, request.url()));
    context.on('page', (page) => this.#listen(name, page));
    return context.newPage();
  }

  #listen(name, page) {
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#complain(`${name}: ${message.text()}`);
      }
    });
    page.on('pageerror', (error) => this.#complain(`${name}: ${error.stack}`));
    page.on('websocket', (socket) => this.#abroad(name, socket.url()));
    this.#people.push({ name, page });
  }

  /** What is done in `during` may bring complaints of that kind, and none else. */
  async expecting(kind, during) {
    this.#expected.push(kind);
    await during();
    this.#expected.pop();
  }

  /** Light and dark, looked at by axe and as a picture for a person to look at. */
  async look(page, title, { whole = false } = {}) {
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await this.picture(page, `${title}-${colorScheme}`, whole);
      await this.#hurdles(page, `${title}, ${colorScheme}`);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await this.#fits(page, title);
  }

  async picture(page, title, whole = false) {
    const path = join(this.pictures, `${title.replaceAll(/[^\w-]+/g, '-').toLowerCase()}.png`);
    await page.screenshot({ path, fullPage: whole, animations: 'disabled', timeout: patience });
  }

  /** Of each page as it is: for whoever looks into a failure. */
  async failed() {
    for (const { name, page } of this.#people) {
      await this.picture(page, `failed-${name}`).catch(() => undefined);
    }
  }

  async #hurdles(page, title) {
    if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() => axe.run({ resultTypes: ['violations'] }));
    const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const told = grave.map(({ id, help, nodes }) =>
      [`${id}: ${help}`, ...nodes.slice(0, 5).map(({ html, failureSummary }) =>
        `  ${html.slice(0, 200)}\n    ${failureSummary.replaceAll('\n', '\n    ')}`)].join('\n'));
    if (told.length > 0) this.complaints.push(`axe on ${title}:\n${told.join('\n')}`);
  }

  /** A page scrolls down where it has to, never sideways. */
  async #fits(page, title) {
    const over = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const main = await page.evaluate(() => {
      const box = document.querySelector('main');
      return box ? box.scrollWidth - box.clientWidth : 0;
    });
    if (over > 0 || main > 0) this.complaints.push(`${title} is ${over}, ${main} pixels too wide`);
  }

  #complain(text) {
    if (!this.#expected.some((kind) => kind.test(text))) this.complaints.push(text);
  }

  #abroad(name, url) {
    const { host, protocol } = new URL(url);
    if (host !== this.host() && protocol !== 'blob:') this.complaints.push(`${name} asks ${url}`);
  }
}

export const sees = (locator) => locator.first().waitFor({ state: 'visible', timeout: patience });

/** What is loaded before anything can be seen, as it comes over the wire. */
export async function firstLoad(page, url) {
  const loaded = [];
  const count = (response) => loaded.push(response);
  page.on('response', count);
  await page.goto(url, { waitUntil: 'load' });
  await sees(page.getByRole('button', { name: 'Sign in' }));
  page.off('response', count);
  let bytes = 0;
  for (const response of loaded) {
    const sizes = await response.request().sizes();
    bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  }
  assert.ok(loaded.some((response) => response.url().endsWith('.js')), 'no script was loaded');
  return bytes;
}

export { desktop, telephone };
