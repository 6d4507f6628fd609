import { expect, test } from 'vitest';
import { ownFirst } from './own-first.ts';

const [earlier, own, later] = [{ programmeId: 'other' }, { programmeId: 'own' }, { programmeId: 'other' }];

test('sessions of another programme do not push out those of the chosen one, however soon they are', () => {
  expect(ownFirst([earlier!, own!, later!], 'own')).toEqual({ shown: [own], elsewhere: false });
});

test('where the chosen programme has none, the others are shown as such', () => {
  expect(ownFirst([earlier!, later!], 'own')).toEqual({ shown: [earlier, later], elsewhere: true });
  expect(ownFirst([], 'own')).toEqual({ shown: [], elsewhere: false });
});
