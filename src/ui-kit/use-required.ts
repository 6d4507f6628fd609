import { useKitTexts } from './kit-texts.ts';

/** The rules of a field that must be filled in, by the name that the sentence beside the empty field gives it. */
export function useRequired() {
  const kit = useKitTexts();
  return (field: string) => [{ required: true, message: kit('say.required', { field }) }];
}
