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
  search: async (tab) => {
    await press(tab, 'Search');
    await tab.getByRole('combobox', { name: 'Search everything' }).fill('amara');
  },
  load: (tab) => press(tab, 'New load run'),
  faults: (tab) => tab.getByRole('textbox', { name: 'Name' }).first().fill(''),
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
