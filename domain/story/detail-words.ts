import { fieldNames } from '../names/detail-names.ts';
import { inChinese } from '../names/in-chinese.ts';
import type { Names } from '../names/names.ts';
import { gapOwnerNames } from '../names/order-names.ts';
import { fixedValueNames } from '../names/value-names.ts';
import { type ChangedDetails, changedFields } from '../order/correction-record.ts';
import type { Gap } from '../order/details.ts';
import type { FieldChange } from '../order/field-changes.ts';
import { alike, labelled } from './telling.ts';

const nothing: Names = { zh: '（空）', en: '(empty)' };

/** What is missing, and who must answer; why, where there is something there. */
export function gapWords({ path, whose, reason }: Gap): Names {
  const field = fieldNames(path);
  const owner = gapOwnerNames[whose];
  const missing = {
    zh: `待补充：${field.zh}（${owner.zh}）`,
    en: `missing: ${field.en} (${owner.en})`,
  };
  if (reason === 'required before review') return missing;
  return labelled(missing, { zh: inChinese(reason) ?? reason, en: reason });
}

/** Each field that was changed, before and after. */
export function changeWords(changed: ChangedDetails): Names[] {
  const said = changedFields(changed).map(fieldChangeWords);
  const { correction } = changed;
  return correction === undefined
    ? said
    : [...said, labelled({ zh: '更正原因', en: 'why it was wrong' }, alike(correction.reason))];
}

/** One field that was changed, before and after. */
export function fieldChangeWords({ path, before, after }: FieldChange): Names {
  const [from, to] = [valueWords(path, before), valueWords(path, after)];
  return labelled(fieldNames(path), { zh: `${from.zh} → ${to.zh}`, en: `${from.en} → ${to.en}` });
}

/** The value of a field: a code by its name, nothing as empty. */
export function valueWords(path: string, value: string | undefined): Names {
  if (value === undefined) return nothing;
  return fixedValueNames(path, value) ?? alike(value);
}
