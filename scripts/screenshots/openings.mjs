/** What somebody does on a page before its picture is taken, by the name that the list of pages has for it. */
export const openings = {
  entry: (tab) =>
    tab
      .getByRole('button', { name: /created the scenario|reset|signed in/ })
      .first()
      .click(),
  schedule: (tab) => press(tab, 'New schedule'),
  letter: (tab) => tab.getByRole('table', { name: 'Dead letters' }).getByRole('button').first().click(),
  freeze: async (tab) => {
    await press(tab, 'Actions');
    await tab.getByRole('menuitem', { name: 'Freeze…' }).click();
  },
  recording: async (tab) => {
    await press(tab, 'Actions');
    await tab.getByRole('menuitem', { name: 'Make a rehearsal…' }).click();
    await tab.getByRole('dialog').getByRole('textbox', { name: 'Name' }).waitFor();
  },
  comparison: (tab) => press(tab, 'Compare with now'),
  invite: (tab) => press(tab, 'Invite a person'),
  keys: async (tab) => {
    await tab.keyboard.press('?');
    await tab.getByRole('dialog').waitFor();
  },
  conversation: async (tab) => {
    await tab.keyboard.press('Control+f');
    const search = tab.getByRole('search', { name: 'In the conversation' });
    await search.getByRole('textbox').fill('thank you');
    await search.getByText(/^\d+ of \d+$/).waitFor();
  },
  search: async (tab) => {
    await press(tab, 'Search');
    await tab.getByRole('combobox', { name: 'Search everything' }).fill('amara');
    await tab.getByRole('group', { name: 'Rehearsal runs' }).waitFor();
  },
  load: async (tab) => {
    await press(tab, 'New load run');
    await tab.getByText('What it will do').waitFor();
  },
  faults: async (tab) => {
    // What another picture left unsaved.
    const discard = tab.getByRole('button', { name: 'Discard them' });
    if (await discard.isVisible()) await discard.click();
    await tab.getByRole('textbox', { name: 'Name' }).first().fill('');
    await tab.getByText('1 fault', { exact: true }).waitFor();
  },
  /** Somebody else saves meanwhile. */
  conflict: async (tab, { api }, { scenarioId }) => {
    const path = `/test-scenarios/${scenarioId}`;
    await tab.getByRole('textbox', { name: 'Description' }).fill('What I think that it is for.');
    const { version } = await api('GET', path);
    await api('PATCH', path, { description: 'What somebody else thinks.' }, { 'if-match': `"${version}"` });
    await press(tab, 'Save');
    await tab.getByRole('dialog').waitFor();
  },
};

const press = (tab, name) =>
  tab
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click();
