// What is said around a verdict where it is given.

export const rating = 'Rating';
export const confidence = 'Confidence';

export const rationale = {
  label: 'Rationale',
  placeholder: 'Why this verdict? Name the evidence you rely on.',
  draft: 'A draft: kept, and part of the verdict once one is given.',
};

export const wording = {
  label: 'Suggested wording',
  placeholder: 'What would be printed instead',
  suggest: 'Suggest wording',
};

export const reason = {
  label: 'Why did it change?',
  placeholder: 'Your earlier verdict said something else',
  missing: 'No reason given. It is flagged, and nothing waits for it.',
  given: (text: string) => `Why it changed: ${text}`,
};

export const open = 'Not sealed yet: it is sealed when you leave this claim';
export const openByOther = 'Not sealed yet';
export const noReason = 'No reason given for the change';
export const disagree = 'Readers disagree';
export const other = 'Other verdicts';
export const withdrawn = (why: string) => `Taken back: ${why}`;
