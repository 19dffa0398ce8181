// What a person at a browser waits for, measured in one: Debian's chromium, without a window.
//
//   node tests/bench/browser.mjs board REDOUBT FOLDER INJECTS   seconds to open the MSEL board
//   node tests/bench/browser.mjs scroll REDOUBT FOLDER INJECTS  milliseconds from one frame shown to the next
//                                                               while the board is scrolled: median, p95
//   node tests/bench/browser.mjs map REDOUBT FOLDER NODES       milliseconds a frame: median, p95
//   node tests/bench/browser.mjs live ADDRESS CODE SECONDS      the director's page while others play: seconds
//                                                               from one event shown to the next, the longest;
//                                                               milliseconds from a click on Pause to what
//                                                               the page shows of it, p99
//
// All but the last serve the exercise in FOLDER, which has at least so many injects, or nodes on the map; the last one
// comes in where somebody serves. Prints a number a line. What it began it ends, and all of it within a minute.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const WHOLE_MS = 60_000;
const STEP_MS = 20_000;
const LOADS = 5;
const WIDE = { width: 1600, height: 1000 };

const [what, redoubt, folder, count] = process.argv.slice(2);
const [address, code] = [redoubt, folder]; // of who serves already
const measures = { board: secondsToOpenTheBoard, scroll: millisecondsARow, map: millisecondsAFrame, live: howLiveThePageIs };
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
const quantile = (numbers, part) => sorted(numbers)[Math.floor(part * (numbers.length - 1))];

function fail(words) {
  console.error(`browser.mjs: ${words}`);
  process.exit(1);
}

function chromium() {
  const web = new URL('../../controller/console/web/package.json', import.meta.url);
  const places = (process.env.PATH ?? '').split(delimiter);
  const found = places.map((place) => join(place, 'chromium')).find((file) => existsSync(file));
  if (!found) fail('there is no chromium on the PATH; Debian has one in its package chromium');
  try {
    const type = createRequire(web)('playwright-core').chromium;
    return () => type.launch({ executablePath: found, args: ['--disable-gpu'] });
  } catch (error) {
    return fail(`playwright-core is not there; npm ci in controller/console/web (${error.code})`);
  }
}

/** Serves the exercise until this process ends; where people come in, and the director's code. */
async function serve(journal) {
  const words = ['serve', folder, '--journal', journal];
  const served = spawn(redoubt, [...words, '--console', '127.0.0.1:0', '--listen', '127.0.0.1:0'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  process.on('exit', () => served.kill('SIGKILL'));
  served.on('error', (error) => fail(`${redoubt} does not start: ${error.message}`));
  let said = '';
  return new Promise((resolve) => {
    served.on('close', () => fail(`redoubt serve ended: ${said}`));
    served.stderr.on('data', (more) => {
      said += more;
      const at = /people come in at (http:\S+)/.exec(said);
      const code = /^ +director +(\S+) /m.exec(said);
      if (at && code) resolve({ at: at[1], code: code[1] });
    });
  });
}

/** The director's page of that name, signed in. */
async function signedIn(browser, { at, code }, name) {
  const page = await browser.newPage({ viewport: WIDE });
  page.setDefaultTimeout(STEP_MS);
  await page.goto(at);
  const status = await page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch('api/sign-in', { method: 'POST', headers, body })).status;
  }, JSON.stringify({ code, name: 'Bench' }));
  if (status !== 200) fail(`signing in was answered with ${status}`);
  await page.evaluate((hash) => (location.hash = hash), `/${name}`);
  await page.reload();
  return page;
}

// --- opening the board ---------------------------------------------------------------------------

/**
 * In the page, from its first moment on: once all injects stand on the board it asks for a W to be
 * pressed in the filter, and notes when that has been answered. "Waits for" is told with the states
 * of the injects, so that an answer which finds some comes when those are there too.
 */
function watchBoard(injects) {
  const rows = () => document.querySelectorAll('table[role=grid] tr[aria-selected]').length;
  const tally = () => {
    const words = document.querySelector('[role=search] [role=status]')?.textContent ?? '';
    const [found = 0, all = 0] = words.split(' of ').map(Number);
    return { found, all };
  };
  const asFrom = (holds, then) => {
    const look = () => (holds() ? then() : requestAnimationFrame(look));
    look();
  };
  const stands = () => rows() >= 20 && tally().all >= injects;
  asFrom(stands, () => {
    document.querySelector('[role=search] input[type=search]').focus();
    window.pressW();
    const answered = () => tally().found > 0 && tally().found < tally().all;
    asFrom(answered, () => (window.boardOpened = performance.now()));
  });
}

async function secondsToOpenTheBoard(browser, place) {
  const page = await signedIn(browser, place, 'board');
  await page.exposeFunction('pressW', () => page.keyboard.press('w'));
  await page.addInitScript(watchBoard, Number(count));
  const seconds = [];
  for (let i = 0; i < LOADS; i++) {
    await page.reload({ waitUntil: 'commit' });
    const opened = await page.waitForFunction(() => window.boardOpened);
    seconds.push((await opened.jsonValue()) / 1000);
  }
  return [quantile(seconds, 0.5)];
}

// --- what moves ----------------------------------------------------------------------------------

/** In the page: notes when each frame came and where that stood which moves, until it is told to stop. */
function noteFrames(what) {
  const frames = [];
  let bare = false;
  const place = {
    map: () => {
      const moved = document.querySelector('section[aria-label="Ground truth"] svg[role=group]');
      return moved.style.transform;
    },
    board: () => document.querySelector('table[role=grid]').parentElement.scrollTop,
  }[what];
  const note = (at) => {
    frames.push({ at, place: place(), bare });
    bare = false;
    if (window.framesNoted === frames) requestAnimationFrame(note);
  };
  // Before the board hears that it was scrolled: what is in sight and has no row yet was shown so, bare.
  const look = ({ target }) => {
    const rows = target.querySelectorAll('tr[aria-selected]');
    const sight = target.getBoundingClientRect();
    const above = rows[0].getBoundingClientRect().top - sight.top;
    const below = sight.bottom - rows[rows.length - 1].getBoundingClientRect().bottom;
    const [up, down] = [target.scrollTop, target.scrollHeight - target.scrollTop - target.clientHeight];
    bare = (above > Math.min(up, rows[0].offsetHeight) || below > Math.min(down, 1)) && window.framesNoted === frames;
  };
  window.framesNoted = frames;
  if (what === 'board') document.addEventListener('scroll', look, { capture: true });
  requestAnimationFrame(note);
}

/** The frames of the page while something is done. */
async function framesNoted(page, what, does) {
  await page.evaluate(noteFrames, what);
  await does();
  const frames = await page.evaluate(() => {
    const noted = window.framesNoted;
    window.framesNoted = undefined;
    return noted;
  });
  const moved = frames.filter((frame, i) => i > 0 && frame.place !== frames[i - 1].place).length;
  if (moved < 30) fail(`the ${what} moved in only ${moved} frames of ${frames.length}`);
  return frames;
}

/** What the page moves itself, frame by frame: what each took in which it moved. Median and p95. */
async function framesTook(page, what, does) {
  const frames = await framesNoted(page, what, does);
  const each = frames.slice(1).map(({ at, place }, i) => (place === frames[i].place ? 0 : at - frames[i].at));
  const moved = each.filter((took) => took > 0);
  return [quantile(moved, 0.5), quantile(moved, 0.95)];
}

const FRAME_MS = 1000 / 60; // of a browser without a window
const SHOWN = 'disabled-by-default-devtools.timeline.frame';

/**
 * What the browser moves beside the page, whose own frames only follow: from one frame that it shows to the next, by
 * its own account. Median and p95. Bare places in sight are as bad as a frame that never came.
 */
async function framesShown(browser, page, what, does) {
  await browser.startTracing(page, { categories: [SHOWN] });
  const frames = await framesNoted(page, what, does);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const shown = traceEvents.filter((event) => event.name === 'DrawFrame').sort((a, b) => a.ts - b.ts);
  const numbers = shown.map((event) => event.args.frameSeqId); // one at each beat of the screen, drawn or not
  if (numbers.length < 60) fail(`the browser tells of only ${numbers.length} frames that it showed`);
  const each = numbers.slice(1).map((number, i) => (number - numbers[i]) * FRAME_MS);
  for (const frame of frames) if (frame.bare) each.push(2 * FRAME_MS);
  return [quantile(each, 0.5), quantile(each, 0.95)];
}

/** A hand that moves for a second and says so 125 times, however far behind the browser is. */
async function move(step) {
  const steps = [];
  const begin = performance.now();
  for (let part = 0, before = 0; part < 1; ) {
    await new Promise((resolve) => setTimeout(resolve, 8));
    part = Math.min(1, (performance.now() - begin) / 1000);
    steps.push(step(part, part - before));
    before = part;
  }
  await Promise.all(steps);
}

async function millisecondsAFrame(browser, place) {
  const page = await signedIn(browser, place, 'picture');
  const map = page.locator('section[aria-label="Ground truth"] svg[role=group] >> xpath=..');
  await page.waitForFunction((nodes) => {
    const svg = document.querySelector('section[aria-label="Ground truth"] svg[role=group]');
    return (svg?.querySelectorAll('.thing:not(.wire)').length ?? 0) >= nodes;
  }, Number(count));
  await page.waitForTimeout(500); // what else is loading has come
  const box = await map.boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const zoom = (way) => move((_, more) => page.mouse.wheel(0, way * 2000 * more));
  const circle = (part) => {
    const turn = 2 * Math.PI * part;
    return page.mouse.move(x + 150 * Math.sin(turn), y + 100 * (1 - Math.cos(turn)));
  };
  await page.mouse.move(x, y);
  return framesTook(page, 'map', async () => {
    for (const way of [-1, 1]) {
      await zoom(way);
      await page.mouse.down();
      await move(circle);
      await page.mouse.up();
    }
  });
}

/** A board of all injects, turned by the wheel: three hundred and more rows a second, down and up again. */
async function millisecondsARow(browser, place) {
  const page = await signedIn(browser, place, 'board');
  await page.waitForFunction((injects) => {
    const words = document.querySelector('[role=search] [role=status]')?.textContent ?? '';
    return Number(words.split(' of ')[1] ?? 0) >= injects;
  }, Number(count));
  await page.waitForTimeout(500); // what else is loading has come
  const box = await page.locator('table[role=grid] >> xpath=..').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  return framesShown(browser, page, 'board', async () => {
    for (const way of [1, -1]) await move((_, more) => page.mouse.wheel(0, way * 10_000 * more));
  });
}

// --- a page that stays live ----------------------------------------------------------------------

const PAUSES = 50;

/** In the page: notes when the number of events on it changes, and when the clock in the bar does. */
function noteChanges() {
  const noted = { events: [performance.now()], clock: [performance.now()] };
  const watched = {
    events: () => document.querySelector('main [role=status]')?.textContent,
    clock: () => /D\+\d+ [\d:]{8}/.exec(document.querySelector('header')?.textContent)?.[0],
  };
  const before = { events: watched.events(), clock: watched.clock() };
  const look = (at) => {
    for (const [name, text] of Object.entries(watched)) {
      const now = text();
      if (now !== before[name]) noted[name].push(at);
      before[name] = now;
    }
    if (window.changesNoted === noted) requestAnimationFrame(look);
  };
  window.changesNoted = noted;
  requestAnimationFrame(look);
}

/** In the page: milliseconds from the next click until the button in the bar says so, and is drawn. */
function clickUntil(says) {
  return new Promise((resolve) => {
    const bar = document.querySelector('header');
    let clicked = 0;
    bar.addEventListener('click', (event) => (clicked = event.timeStamp), { capture: true, once: true });
    const look = (at) => {
      const label = bar.querySelector('button.primary')?.textContent;
      if (clicked > 0 && label === says) resolve(at - clicked);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

async function howLiveThePageIs(browser, place) {
  const page = await signedIn(browser, place, 'events');
  await page.waitForFunction(() => Number(document.querySelector('main [role=status]')?.textContent.split(' of ')[1]) > 0);
  await page.evaluate(noteChanges);
  await page.waitForTimeout(Number(count) * 1000);
  const noted = await page.evaluate(() => {
    const all = window.changesNoted;
    window.changesNoted = undefined;
    return { ...all, end: performance.now() };
  });
  const longest = (times) => Math.max(...[...times.slice(1), noted.end].map((at, i) => at - times[i])) / 1000;
  if (longest(noted.clock) > 2) fail(`the clock on the page stood for ${longest(noted.clock)} s`);
  const press = async (button, then) => {
    const took = page.evaluate(clickUntil, then);
    await page.getByRole('button', { name: button, exact: true }).click();
    return took;
  };
  const pauses = [];
  for (let i = 0; i < PAUSES; i++) {
    pauses.push(await press('Pause', 'Resume'));
    await press('Resume', 'Pause');
    await page.waitForTimeout(100);
  }
  return [longest(noted.events), sorted(pauses)[Math.ceil(0.99 * PAUSES) - 1]];
}

// --- all of it -----------------------------------------------------------------------------------

if (!Object.hasOwn(measures, what) || !Number(count)) fail('board, scroll or map, REDOUBT, FOLDER, COUNT; live, ADDRESS, CODE, SECONDS');
process.on('SIGINT', () => fail('interrupted'));
process.on('SIGTERM', () => fail('told to end'));
setTimeout(() => fail(`not done within ${WHOLE_MS / 1000} s`), WHOLE_MS).unref();
try {
  const launch = chromium();
  const kept = mkdtempSync(join(tmpdir(), 'redoubt-bench-'));
  const served = what === 'live' ? { at: address, code } : serve(join(kept, 'exercise.journal'));
  process.on('exit', () => rmSync(kept, { recursive: true, force: true, maxRetries: 5 }));
  const [place, browser] = await Promise.all([served, launch()]);
  const numbers = await measures[what](browser, place);
  await browser.close();
  for (const number of numbers) console.log(number);
  process.exit();
} catch (error) {
  fail(error.message);
}
