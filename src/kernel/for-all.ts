/**
 * Does it for all, one after the other: one that fails keeps none of the others from its turn. Throws at the end what failed, each with
 * its name.
 */
export async function forAll<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const failed: { name: string; error: Error }[] = [];
  for (const item of items) {
    try {
      await act(item);
    } catch (error) {
      failed.push({ name: nameOf(item), error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  if (failed.length === 0) return;
  throw new AggregateError(
    failed.map(({ error }) => error),
    failed.map(({ name, error }) => `${name}: ${error.message}`).join('; '),
  );
}
