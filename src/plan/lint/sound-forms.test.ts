import { describe, expect, test } from 'vitest';
import type { FormReading } from '#src/plan/declaration/declaration.contract.ts';
import { lintForm } from './lint-form.ts';
import { soundForms } from './sound-forms.fixture.ts';
import { toldFinding } from './told-finding.ts';

const grave = (form: FormReading) =>
  lintForm(form)
    .filter((finding) => finding.severity !== 'info')
    .map(toldFinding)
    .map(({ rule, indicator, message }) => `${rule} ${indicator ?? ''} ${message}`);

test('there are forms of many fields and all layouts', () => {
  expect(soundForms.length).toBeGreaterThanOrEqual(15);
  expect(new Set(soundForms.map((form) => form.layout)).size).toBe(4);
});

describe('a sound form gets no error and no warning', () => {
  test.each(soundForms.map((form) => [form.project, form] as const))('%s', (_project, form) => {
    expect(grave(form)).toEqual([]);
  });
});
