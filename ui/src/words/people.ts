// Who works here, and why something is taken back: two small boxes.

export const author = {
  title: 'Your name',
  lead: 'Your name goes with your verdicts. Claimbook does not check who you are.',
  name: 'Name',
  placeholder: 'As it should stand in a report',
  empty: 'Write a name.',
  emptyHint: 'Anything by which your readers or your desk know you.',
  save: 'Use this name',
  later: 'It can be changed in the settings. Verdicts that are sealed keep the name they have.',
  cancel: 'Cancel',
};

export const withdraw = {
  title: 'Take back a verdict',
  lead: 'A sealed verdict is not deleted. It stays in the history with what you write here.',
  reason: 'Why is it taken back?',
  empty: 'Write why.',
  emptyHint: 'A few words are enough: “new figures from the harbour office”.',
  save: 'Take it back',
  cancel: 'Cancel',
};
