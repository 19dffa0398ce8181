// console_test.mjs BIN PICTURES: First Watch as a director and a blue team play it in the browser.
// PICTURES gets one of each page, light and dark.

import assert from 'node:assert/strict';

const kSkipped = 77;
const kBytesMax = 150_000; // of a first load
const kLimit = 420_000; // milliseconds

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`node ${process.versions.node} drives no browser: 20 or newer does`);
  process.exit(kSkipped);
}
const { desktop, firstLoad, sees, telephone } = await import('./console/browser.mjs');
const { clock, confirm, Drill, go, jump, stands, time } = await import('./console/drill.mjs');

const [bin, pictures] = process.argv.slice(2);
const drill = new Drill(bin, pictures, 'exercises/first-watch', 'heron');
const { browser, controller } = drill;
const step = (title, does) => drill.step(title, does);

await drill.play(kLimit, async () => {
  const director = await browser.person('director');
  const lead = await browser.person('lead');

  await step('a first load is small', async () => {
    const bytes = await firstLoad(director, controller.url);
    console.log(`           ${bytes} bytes`);
    assert.ok(bytes < kBytesMax, `${bytes} bytes`);
    await browser.look(director, 'sign-in');
  });
  await step('a wrong code is refused, the right one opens the console', async () => {
    await browser.expecting(/ 401 /, async () => {
      await drill.signIn(director, 'AAAA-BBBB-CCCC', 'Dana');
      await sees(director.getByRole('alert').getByText('▲'));
    });
    await drill.signIn(director, 'director', 'Dana');
    await sees(director.getByRole('grid', { name: 'Injects' }));
  });
  await step('the director reads what is ready', async () => {
    await go(director, 'Readiness');
    await sees(director.getByRole('heading', { name: 'Ready to start?' }));
    await sees(director.getByRole('listitem').filter({ hasText: 'Ready' }));
    await browser.look(director, 'director-readiness-before');
  });
  await step('the lead of the blue team takes the seat from its mind', async () => {
    await drill.comeIn(lead, 'watch/lead', 'Bo');
    await lead.getByRole('button', { name: 'Take the seat' }).click();
    await sees(lead.getByText('You hold the seat.'));
    await sees(director.getByRole('cell', { name: 'watch/lead', exact: true }));
  });
  await step('the director starts, and pauses', async () => {
    await director.getByRole('button', { name: 'Start the exercise' }).click();
    await confirm(director, 'Start the exercise?', 'Start');
    await stands(director, 'Running');
    await director.getByRole('button', { name: 'Pause' }).click();
    await stands(director, 'Paused');
    await stands(lead, 'Paused');
  });
  const stood = await time(director);
  await step('the clock stands while it is paused', async () => {
    await go(director, 'Events');
    await browser.look(director, 'director-events-before');
    assert.equal(await time(director), stood);
    assert.equal(await time(lead), stood);
  });
  await step('time is jumped on until sensors have told of something', async () => {
    const alerts = lead.getByRole('grid', { name: 'Alerts, newest first' });
    for (let minute = 10; minute < 60; minute += 5) {
      await jump(director, `00:${minute}`);
      await sees(clock(lead).getByText(`D+0 00:${minute}:00`));
      await stands(director, 'Paused');
      await stands(lead, 'Paused');
      if (!(await lead.getByText('No alert has come yet.').isVisible())) break;
    }
    await sees(alerts.getByRole('row', { name: /desk/ }));
  });
  await step('blue judges an alert', async () => {
    await lead.getByRole('row', { name: /desk/ }).first().click();
    await lead.getByRole('group', { name: 'Judge it' })
      .getByRole('button', { name: 'confirmed' }).click();
    await sees(lead.getByText('confirmed by Bo'));
    await browser.look(lead, 'team-desk-alert');
  });
  await step('an inject is sent by hand, with a reason', async () => {
    await go(director, 'MSEL');
    await director.getByRole('row', { name: /The ferry line asks/ }).click();
    const panel = director.getByRole('complementary', { name: 'Inject 1-02' });
    await panel.getByLabel('Reason').fill('They are ready for it');
    await panel.getByRole('button', { name: 'Send now' }).click();
    await sees(panel.getByText('Delivered'));
    await sees(panel.getByText('They are ready for it'));
  });
  await step('blue isolates a host', async () => {
    await lead.getByRole('textbox', { name: 'Words in a measure' }).fill('isolation');
    await lead.getByRole('button', { name: /D3-NI / }).click();
    const target = lead.getByRole('listbox', { name: 'Target (host)' });
    const order = lead.getByRole('form', { name: 'Order a measure' });
    await target.selectOption('traffic-server in tower');
    await sees(order.getByText('1 (3 in the team)')); // what it takes stands there before it is ordered
    await sees(order.getByText(/^about 10 min$/));
    await sees(order.getByText(/^traffic-picture 100 %$/));
    await browser.look(lead, 'team-desk-measure');
    await target.selectOption('desk in office');
    await lead.getByRole('button', { name: 'Order it on desk' }).click();
    await sees(lead.getByRole('list', { name: 'Orders, newest first' })
      .getByText('Network Isolation on desk'));
  });
  await step('blue answers the inject', async () => {
    await lead.getByRole('tab', { name: /Inbox/ }).click();
    await lead.getByRole('button', { name: /Can we rely on the picture tonight/ }).click();
    await lead.getByRole('radio', { name: /Say what is known/ }).check();
    await lead.getByLabel('Why, for those who evaluate it').fill('They have to decide as well');
    await browser.look(lead, 'team-desk-inject');
    await lead.getByRole('button', { name: 'Decide so' }).click();
    await sees(lead.getByText(/Answered at/));
  });
  await step('the director reads the answer', async () => {
    const panel = director.getByRole('complementary', { name: 'Inject 1-02' });
    await sees(panel.getByText('They have to decide as well'));
    await sees(panel.getByText('Answered').first());
    await browser.look(director, 'director-msel-inject');
  });
  await step('the director writes an inject that nobody had planned', async () => {
    await director.getByRole('button', { name: 'New inject' }).click();
    const fresh = director.getByRole('dialog', { name: 'New inject' });
    await fresh.getByRole('button', { name: 'Add, and send now' }).click();
    await sees(fresh.getByText('It goes to somebody.'));
    await browser.look(director, 'director-new-inject');
    await fresh.getByLabel('Title').fill('A minister calls');
    await fresh.getByLabel('Kind').selectOption('phone');
    await fresh.getByRole('checkbox', { name: /watch/i }).check();
    await fresh.getByLabel('What it says').fill('Is it true what one hears?');
    await fresh.getByLabel('Reason').fill('They have had it too easy');
    await fresh.getByRole('button', { name: 'Add, and send now' }).click();
    await sees(director.getByRole('row', { name: /X-01.*A minister calls/ }));
    await lead.getByRole('tab', { name: /Inbox/ }).click();
    await sees(lead.getByText('Is it true what one hears?'));
  });
  await step('a line that is moved too late is named at once, and moved again', async () => {
    await director.getByRole('row', { name: /A word from the capital/ }).click();
    await director.getByRole('complementary', { name: 'Inject 1-04' }).getByRole('button', { name: 'Edit' }).click();
    const form = director.getByRole('dialog', { name: 'Inject 1-04' });
    await form.getByLabel('Time').fill('D+0 01:50');
    await form.getByLabel('Answer due').fill('30 min');
    await form.getByRole('button', { name: 'Amend the plan' }).click();
    await sees(form.getByText("the deadline of inject '1-04' lies after ENDEX [R2019]"));
    await browser.look(director, 'director-amended-faults');
    await form.getByRole('button', { name: 'Amend it again' }).click();
    await form.getByLabel('Answer due').fill('5 min');
    await form.getByRole('button', { name: 'Amend the plan' }).click();
    await form.waitFor({ state: 'detached' });
  });
  await step('a team sees its score once the director has released it', async () => {
    const score = lead.getByText(/^-?\d+ points$/);
    await score.waitFor({ state: 'detached' });
    await go(director, 'Score ledger');
    await director.getByRole('button', { name: /^Release the score/ }).click();
    await confirm(director, /^Release the score/, 'Release', 'They have asked for it');
    await sees(director.getByText('Its people see it.'));
    await sees(score);
    await director.getByRole('button', { name: /^Hide the score/ }).click();
    await confirm(director, /^Hide the score/, 'Hide');
    await score.waitFor({ state: 'detached' });
  });
  await step('NO-PLAY: time stands and orders are refused until play is called again', async () => {
    await director.getByRole('button', { name: 'Resume' }).click();
    await stands(director, 'Running');
    await director.getByRole('button', { name: 'NO-PLAY' }).click();
    await confirm(director, 'Call NO-PLAY?', 'Call NO-PLAY', 'A real alarm in the building');
    await stands(director, 'NO-PLAY');
    await stands(lead, 'NO-PLAY');
    await browser.look(director, 'director-no-play');
    await lead.getByRole('textbox', { name: 'Words in a measure' }).fill('process analysis');
    await lead.getByRole('button', { name: /D3-PA / }).click();
    await lead.getByRole('listbox', { name: 'Target (host)' }).selectOption('duty in office');
    await lead.getByRole('button', { name: 'Order it on duty' }).click();
    await sees(lead.getByRole('status').getByText('play is stopped'));
    // What went wrong stays in sight, and lies on no button meanwhile.
    await go(lead, 'Chat');
    await lead.getByLabel('Message', { exact: true }).fill('We wait for word');
    await lead.getByRole('button', { name: 'Send', exact: true }).click();
    await sees(lead.getByRole('list', { name: 'Messages' }).getByText('We wait for word'));
    await lead.getByRole('button', { name: 'Put away' }).first().click();
    await go(lead, 'Desk');
    await director.getByRole('button', { name: 'Play again' }).click();
    await confirm(director, 'Play again?', 'Play again', 'A false alarm');
  });
  await step('the director chooses a column, and finds it again', async () => {
    await go(director, 'Timeline');
    await go(director, 'MSEL');
    await director.getByRole('button', { name: 'Columns' }).click();
    await director.getByRole('checkbox', { name: 'Objective' }).check();
    await director.keyboard.press('Escape');
    await sees(director.getByRole('columnheader', { name: 'Objective' }));
    await director.reload();
    await sees(director.getByRole('columnheader', { name: 'Objective' }));
    await director.getByRole('button', { name: 'Columns' }).click();
    await director.getByRole('button', { name: 'As usual' }).click();
    await director.keyboard.press('Escape');
    await director.getByRole('columnheader', { name: 'Objective' }).waitFor({ state: 'hidden' });
  });
  await step('every page of the director', async () => {
    await stands(director, 'Paused');
    await drill.tour(director, 'director', ['MSEL', 'Timeline', 'Adjudication', 'Events', 'Score ledger',
      'Readiness', 'Observers', 'Picture', 'Logbook']);
  });
  await step('every page of the team', async () => {
    await drill.tour(lead, 'team', ['Inbox', 'Telemetry', 'Case log', 'Reports', 'Requests', 'Chat',
      'Logbook', 'Desk']);
  });
  await step('an observer writes down what was seen, on a telephone', async () => {
    const observer = await browser.person('observer', telephone);
    await drill.comeIn(observer, 'observer', 'Olu');
    await observer.getByLabel('What was seen').fill('The lead asked twice before cutting it off.');
    await observer.getByLabel('Attach').setInputFiles(
      { name: 'who said what.txt', mimeType: 'text/plain', buffer: Buffer.from('01:12 first call') });
    await sees(observer.getByText('who said what.txt'));
    await browser.look(observer, 'observer-telephone');
    await observer.getByRole('button', { name: 'Write down' }).click();
    await sees(observer.getByRole('listitem').filter({ hasText: 'asked twice' }));
    const saved = observer.waitForEvent('download');
    await observer.getByRole('link', { name: 'who_said_what.txt' }).click();
    assert.equal((await saved).suggestedFilename(), 'who_said_what.txt');
    await observer.setViewportSize(desktop);
    await browser.look(observer, 'observer-desktop');
    await observer.close();
  });
  await step('a reload loses neither the seat nor what is typed', async () => {
    await go(lead, 'Reports');
    await lead.getByLabel('Situation', { exact: true }).fill('One desk is cut off');
    await lead.reload();
    assert.equal(await lead.getByLabel('Situation', { exact: true }).inputValue(),
      'One desk is cut off');
  });
  await step('a killed controller comes back, and nobody signs in again', async () => {
    await go(director, 'Logbook');
    await director.getByRole('textbox', { name: 'Text' }).fill('We go on in a minute');
    const before = await time(director);
    await browser.expecting(/ERR_|WebSocket/, async () => {
      await controller.kill();
      await sees(director.getByText('Not connected since'));
      await sees(lead.getByText('Not connected since'));
      await lead.getByLabel('Effect on the mission').fill('None so far');
      await browser.look(lead, 'team-not-connected');
      await controller.start();
      for (const page of [director, lead]) {
        await page.getByText('Not connected since').waitFor({ state: 'hidden' });
      }
    });
    await stands(director, 'Paused');
    assert.equal(await time(director), before);
    assert.equal(await director.getByRole('textbox', { name: 'Text' }).inputValue(),
      'We go on in a minute');
    assert.equal(await lead.getByLabel('Effect on the mission').inputValue(), 'None so far');
    await sees(lead.getByRole('banner').getByText('Paused'));
    await lead.getByRole('button', { name: 'Hand it in' }).click();
    await sees(lead.getByText('Handed in (1)'));
    await director.getByRole('button', { name: 'Send', exact: true }).click();
    await sees(director.getByRole('log').getByText('We go on in a minute'));
  });
  await step('the director jumps to the end', async () => {
    await jump(director, '02:00');
    await stands(director, 'Ended');
    await stands(lead, 'Ended');
    await go(lead, 'Desk');
    await browser.look(lead, 'team-desk-ended');
    await go(director, 'Score ledger');
    await browser.look(director, 'director-ledger-ended');
  });
  await step('the report is one click away', async () => {
    const opened = director.waitForEvent('popup');
    await director.getByRole('link', { name: 'Open the report' }).click();
    const report = await opened;
    await sees(report.getByRole('heading', { name: /First Watch/ }));
    await sees(report.getByRole('heading', { name: 'How time was held' }));
    await sees(report.getByRole('cell', { name: 'A real alarm in the building' }));
    await browser.look(report, 'report');
  });
});
