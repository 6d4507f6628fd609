/** A UUID version 7 (RFC 9562) of the given moment: sorts by time. */
export function uuidv7(moment: Date): string {
  // A random UUID has its variant where version 7 has it too; only time and version are put in front.
  const random = crypto.randomUUID();
  const time = moment.getTime().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
