/** The reports that a team hands in. A field's name is what stands in the post's data. */
export interface FormField {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly lines: number; // 1: one line
  readonly needed: boolean;
  readonly choices?: readonly string[];
}
export interface Form {
  readonly name: string; // data.form
  readonly title: string;
  readonly fields: readonly FormField[];
}

const line = (name: string, label: string, needed = false): FormField => ({ name, label, lines: 1, needed });
const text = (name: string, label: string, needed = false, hint = ''): FormField => ({ name, label, lines: 3, needed, ...(hint && { hint }) });

/** Reference Incident Classification Taxonomy, first level. */
const CLASSES = [
  'abusive content', 'malicious code', 'information gathering', 'intrusion attempts', 'intrusions', 'availability',
  'information content security', 'fraud', 'vulnerable', 'other',
];

export const FORMS: readonly Form[] = [
  {
    name: 'sitrep',
    title: 'Situation report',
    fields: [
      text('situation', 'Situation', true, 'What is so, and since when.'),
      text('impact', 'Effect on the mission', true),
      text('done', 'What we have done'),
      text('next', 'What we will do next'),
      text('needs', 'What we need, and from whom'),
    ],
  },
  {
    name: 'incident',
    title: 'Incident report',
    fields: [
      line('title', 'Incident', true),
      { name: 'class', label: 'Class', lines: 1, needed: true, choices: CLASSES },
      { name: 'stage', label: 'This is', lines: 1, needed: true, choices: ['an early warning', 'the full notification', 'the final report'] },
      line('noticed', 'Noticed at', true),
      text('happened', 'What happened', true),
      line('systems', 'Systems concerned', true),
      text('impact', 'Effect, also on others', true),
      { name: 'persons', label: 'Personal data concerned', lines: 1, needed: true, choices: ['no', 'yes', 'not known yet'] },
      text('measures', 'Measures taken'),
      line('contact', 'Who can be asked'),
    ],
  },
];

/** Labels of fields that must be filled and are not. */
export function missing(form: Form, data: Readonly<Record<string, string>>): string[] {
  return form.fields.filter((field) => field.needed && !data[field.name]?.trim()).map((field) => field.label);
}

/** As one text, for those who read the logbook without the form. */
export function asText(form: Form, data: Readonly<Record<string, string>>): string {
  const filled = form.fields.filter((field) => data[field.name]?.trim());
  return [form.title, ...filled.map((field) => `${field.label}: ${data[field.name]?.trim()}`)].join('\n');
}
