import type { CivilDate } from '../../instant.ts';
import type { Role } from '../../people/roles.ts';
import type { Signature } from '../details.ts';
import type { OrderState } from '../state.ts';

/** Who must sign before a product is improved (CHANGE-12). */
export const modificationSigners = [
  'SALES_MANAGER',
  'DEPUTY_GENERAL_MANAGER',
] as const satisfies readonly Role[];
export type ModificationSigner = (typeof modificationSigners)[number];

/** The confirmed product configuration sheet of an order: regions cannot change it any more (CHANGE-11). */
export interface ConfigurationSheet extends Signature {
  sheetNumber: string;
}

/** An application to improve a product: signed twice, then research and development's with a date (CHANGE-12). */
export interface Modification extends Signature {
  /** `M1`, `M2`, ... */
  modificationId: string;
  /** The order line whose product is meant. */
  line: number;
  description: string;
  signatures: Partial<Record<ModificationSigner, Signature>>;
  schedule?: Signature & { completionDate: CivilDate };
  completion?: Signature;
}

/** The application that is not completed yet. */
export function openModification({ modifications = [] }: OrderState): Modification | undefined {
  return modifications.find(({ completion }) => completion === undefined);
}

/** Signatures that an application still lacks. */
export function missingSigners({ signatures }: Modification): ModificationSigner[] {
  return modificationSigners.filter((role) => signatures[role] === undefined);
}
