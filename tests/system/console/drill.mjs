// A drill in the browser: a real controller with its agents, real browsers, and what people do on
// the pages again and again. Nothing but what a person finds there: controls by roles and names.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser, sees } from './browser.mjs';
import { Controller } from './controller.mjs';

export class Drill {
  #folder = mkdtempSync(join(tmpdir(), 'redoubt-console-'));

  /** `last` is the seat whose code is printed last. */
  constructor(bin, pictures, exercise, last) {
    this.controller = new Controller(bin, exercise, join(this.#folder, 'exercise.journal'), last);
    this.browser = new Browser(() => this.controller.address, pictures);
  }

  /** Plays and ends the process: 0 where all went well, within so many milliseconds. */
  async play(limit, course) {
    setTimeout(() => {
      console.error(`not done after ${limit / 1000} s`);
      void this.browser.failed().finally(() => this.#finish(1));
    }, limit).unref();
    try {
      await this.controller.start();
      await this.browser.open();
      await course();
      await this.#finish(0);
    } catch (error) {
      console.error(error);
      console.error(this.controller.said);
      await this.browser.failed();
      await this.#finish(1);
    }
  }

  async #finish(status) {
    this.controller.end();
    await this.browser.close().catch(() => undefined);
    rmSync(this.#folder, { recursive: true, force: true });
    process.exit(status);
  }

  /** One thing that a person sets out to do. */
  async step(title, does) {
    const began = performance.now();
    await does();
    console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${title}`);
    const { complaints } = this.browser;
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  }

  async signIn(page, seat, name) {
    await page.getByLabel('Code').fill(this.controller.codes.get(seat) ?? seat);
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async comeIn(page, seat, name) {
    await page.goto(this.controller.url);
    await this.signIn(page, seat, name);
    await sees(page.getByRole('navigation', { name: 'Pages' }));
  }

  /** Each of the pages, as it is at this moment. */
  async tour(page, whose, titles) {
    for (const title of titles) {
      await go(page, title);
      await sees(page.getByRole('main', { name: title }));
      await this.browser.look(page, `${whose}-${title}`);
    }
  }
}

export const clock = (page) => page.getByRole('banner');
export const stands = (page, state) => sees(clock(page).getByText(state, { exact: true }));
export const time = async (page) => /D\+\d+ [\d:]{8}/.exec(await clock(page).innerText())?.[0];
export const go = (page, title) => page.getByRole('navigation', { name: 'Pages' })
  .getByRole('link', { name: title, exact: false }).click();

/** To a time, as fast as possible; then the exercise is paused, as it was. */
export async function jump(page, to) {
  await page.getByRole('button', { name: 'Jump, hold …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Step, jump and hold' });
  await dialog.getByLabel('Exercise time').fill(to);
  await dialog.getByRole('button', { name: 'Jump there' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
}

export async function confirm(page, title, button, reason) {
  const dialog = page.getByRole('dialog', { name: title });
  await sees(dialog);
  if (reason) await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}
