// red_seat_test.mjs BIN PICTURES: First Watch as its red cell plays it in the browser, without the
// mind that would: the campaign's graph, what can be ordered and why the rest cannot, and that what
// the pages said beforehand is what exercise control rules.

import assert from 'node:assert/strict';

const kSkipped = 77;
const kLimit = 300_000; // milliseconds

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`node ${process.versions.node} drives no browser: 20 or newer does`);
  process.exit(kSkipped);
}
const { sees } = await import('./console/browser.mjs');
const { clock, confirm, Drill, go, jump, stands } = await import('./console/drill.mjs');

const [bin, pictures] = process.argv.slice(2);
const drill = new Drill(bin, pictures, 'exercises/first-watch', 'heron');
const { browser } = drill;
const step = (title, does) => drill.step(title, does);

const graph = (page) => page.getByRole('group', { name: 'Steps of the campaign' });
const inGraph = (page, id, state) => graph(page).getByRole('button', { name: new RegExp(`^${id} .*; ${state}`) });
const stepPanel = (page, id) => page.getByRole('article', { name: `Step ${id}` });
const orders = (page) => page.getByRole('list', { name: 'Orders, newest first' });

await drill.play(kLimit, async () => {
  const director = await browser.person('director');
  const red = await browser.person('red');
  const jumpTo = async (at) => {
    await jump(director, at);
    await sees(clock(red).getByText(`D+0 ${at}:00`));
    await stands(red, 'Paused');
  };
  await drill.comeIn(director, 'director', 'Dana');
  await drill.comeIn(red, 'heron', 'Rex');

  await step('red reads its campaign before it begins', async () => {
    await go(red, 'Campaign');
    await sees(red.getByRole('heading', { name: 'Spoil the traffic picture before the evening tide' }));
    await sees(inGraph(red, 'settle', 'open'));
    await sees(inGraph(red, 'spoil', 'waits: after cross'));
    await browser.look(red, 'red-campaign-before');
  });
  await step('red takes the seat from its mind, and the exercise starts', async () => {
    await red.getByRole('button', { name: 'Take the seat' }).click();
    await sees(red.getByText('You hold the seat.'));
    await go(director, 'Readiness');
    await director.getByRole('button', { name: 'Start the exercise' }).click();
    await confirm(director, 'Start the exercise?', 'Start');
    await director.getByRole('button', { name: 'Pause' }).click();
    await stands(red, 'Paused');
  });
  await step('in a phase that holds red nothing can be ordered, and the page says so', async () => {
    await inGraph(red, 'settle', 'open').click();
    const panel = stepPanel(red, 'settle');
    await sees(panel.getByText('Not now: no orders are taken in the phase Handover.'));
    await panel.getByRole('button', { name: 'desk' }).first().click();
    await panel.getByRole('button', { name: 'Order it on desk' }).click();
    await sees(red.getByRole('status').getByText('the phase does not allow it'));
    await putAway(red);
  });
  await step('of what it holds nothing on, red reads that beforehand', async () => {
    await inGraph(red, 'spoil', 'waits').click();
    await sees(stepPanel(red, 'spoil').getByText('no host “traffic-server” in sight').first());
    await inGraph(red, 'keys', 'waits').click();
    await sees(stepPanel(red, 'keys').getByText('no session is held on desk').first());
  });
  await step('an order that the page calls impossible is refused for that reason', async () => {
    await jumpTo('00:06');
    await go(red, 'Desk');
    await red.getByRole('textbox', { name: 'Words in a technique' }).fill('t1041');
    const line = red.getByRole('form', { name: 'Order a technique' }).getByRole('button', { name: /T1041 / });
    await sees(line.getByText('▲ only a foothold session is held on desk, and it needs user'));
    await line.click();
    await red.getByRole('listbox', { name: 'Target (host)' }).selectOption({ label: await optionOf(red, 'desk') });
    await sees(red.getByRole('list', { name: 'What it needs' }).getByText(/no command channel stands on desk/));
    await browser.look(red, 'red-desk-impossible');
    await red.getByRole('button', { name: 'Order it on desk' }).click();
    await sees(orders(red).getByText('because there is no session of the level it needs'));
    await putAway(red);
    await red.getByRole('button', { name: 'another' }).click();
  });
  await step('red orders the step that is open, and its graph goes on', async () => {
    await jumpTo('00:20'); // the letter has been opened
    await go(red, 'Campaign');
    let at = 20;
    while (!(await inGraph(red, 'settle', 'done').isVisible())) {
      assert.ok((at += 20) < 110, 'the step never succeeds');
      await inGraph(red, 'settle', 'open').click();
      const panel = stepPanel(red, 'settle');
      await panel.getByRole('button', { name: 'desk' }).first().click();
      await sees(panel.getByRole('list', { name: 'What it needs' }).getByText('foothold session on desk'));
      await panel.getByRole('button', { name: 'Order it on desk' }).click();
      await sees(inGraph(red, 'settle', 'under way'));
      if (at === 40) await browser.look(red, 'red-campaign-under-way');
      await jumpTo(at < 60 ? `00:${at}` : `01:${String(at - 60).padStart(2, '0')}`);
      await inGraph(red, 'settle', 'under way').waitFor({ state: 'hidden' });
    }
    await sees(inGraph(red, 'keys', 'open'));
    await browser.look(red, 'red-campaign');
  });
  await step('the graph is walked by keyboard', async () => {
    await inGraph(red, 'settle', 'done').focus();
    await red.keyboard.press('ArrowRight');
    const [focused] = [await red.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')];
    assert.match(focused, /^(keys|look-around|come-again|line) /);
    await sees(stepPanel(red, focused.split(' ')[0]));
  });
  await step('the sheet of keys tells of the pages and of the campaign', async () => {
    await red.keyboard.press('?');
    const sheet = red.getByRole('dialog', { name: 'Keys' });
    await sees(sheet.getByText('From step to step'));
    await sees(sheet.getByText('Campaign', { exact: true }));
    await browser.look(red, 'keys');
    await red.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    await red.keyboard.press('g');
    await red.keyboard.press('d');
    await sees(red.getByRole('main', { name: 'Desk' }));
  });
  await step('exercise control follows the campaign', async () => {
    await go(director, 'Campaign');
    await sees(inGraph(director, 'settle', 'done'));
    await inGraph(director, 'spoil', 'waits').click();
    await sees(stepPanel(director, 'spoil').getByText('no host “traffic-server” in sight').first());
    await browser.look(director, 'director-campaign');
  });
  await step('exercise control sees who is busy, and who is silent', async () => {
    await go(director, 'Picture');
    const activity = director.getByRole('region', { name: 'What the teams do' });
    await sees(activity.getByText(/Grey Heron/));
    await browser.look(director, 'director-activity');
  });
});

/** All that the page has to say of what was asked. */
async function putAway(page) {
  const one = page.getByRole('button', { name: 'Put away' }).first();
  while (await one.isVisible()) await one.click();
}

async function optionOf(page, name) {
  const options = await page.getByRole('listbox', { name: 'Target (host)' }).getByRole('option').allInnerTexts();
  return options.find((text) => text.replace('▲ ', '').startsWith(`${name} in`)) ?? '';
}
