/** Letters and digits of a unified social credit code, in the order of their values; I, O, S, V and Z are none. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** The base of the check character; a prime, so that no single wrong character goes unnoticed. */
const modulus = 31;

/** Two characters of the registering authority, six digits of the region, nine of the organisation, the check character. */
const shape = new RegExp(`^[${alphabet}]{2}\\d{6}[${alphabet}]{10}$`);

/** A tax number as it is compared: half-width capitals without blanks and dashes. */
export function normalTaxNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
}

/** True for 18 characters in the form of a code, whatever their check character. */
export function hasCreditCodeShape(code: string): boolean {
  return shape.test(code);
}

/**
 * The eighteenth character of a unified social credit code from the seventeen before it (GB 32100-2015): weights are
 * the powers of 3. It finds every single wrong character and every swap of two neighbours; not that of the first and
 * the last, which weigh alike, nor several errors that make up for each other.
 */
export function checkCharacter(first17: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % modulus;
  }
  return alphabet.charAt((modulus - (sum % modulus)) % modulus);
}

/** True for a unified social credit code with its right check character, in its normal form. */
export function isCreditCode(code: string): boolean {
  return hasCreditCodeShape(code) && checkCharacter(code.slice(0, 17)) === code.charAt(17);
}
