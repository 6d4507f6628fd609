/** The month by whose end a day is monitored; null, so that none is asked for, where it is not over yet or not one of the programme. */
export function monthOfDay(at: string, { startsOn, endsOn }: { startsOn: string; endsOn: string }, today: string): string | null {
  const month = at.slice(0, 7);
  if (month < startsOn.slice(0, 7) || month > endsOn.slice(0, 7)) return null;
  return month < today.slice(0, 7) || (month === endsOn.slice(0, 7) && today >= endsOn) ? month : null;
}
