import type { FormInstance } from 'antd';
import type { RefusalShown } from './client.ts';

/** For `onRefused` of an act: a refusal that speaks of one field is said at that field, by its code. */
export function refusedAt<Fields>(form: FormInstance<Fields>, fields: Readonly<Record<string, keyof Fields & string>>) {
  return (code: string, { reason, remedy }: RefusalShown): boolean => {
    const name = fields[code];
    if (name === undefined) return false;
    form.setFields([{ name: name as never, errors: [`${reason} ${remedy}`] }]);
    form.scrollToField(name as never);
    return true;
  };
}
