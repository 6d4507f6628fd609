import type { FormInstance } from 'antd';
import type { RefusalShown } from './client.ts';

/** The field that a refusal speaks of, by its code; of several, the first that the form asks for now. */
export type RefusedFields<Fields> = Readonly<Record<string, (keyof Fields & string) | readonly (keyof Fields & string)[]>>;

/** For `onRefused` of an act: a refusal that speaks of one field is said at that field. One that the form does not ask for now could not say it. */
export function refusedAt<Fields>(form: FormInstance<Fields>, fields: RefusedFields<Fields>) {
  return (code: string, { reason, remedy }: RefusalShown): boolean => {
    const asked = Object.keys(form.getFieldsValue() as object);
    const name = [fields[code] ?? []].flat().find((field) => asked.includes(field));
    if (name === undefined) return false;
    form.setFields([{ name: name as never, errors: [`${reason} ${remedy}`] }]);
    form.scrollToField(name as never, { block: 'center' });
    return true;
  };
}
