import { lookup as resolveName } from 'node:dns/promises';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { callbackify } from 'node:util';
import { SendFailure } from './channel.ts';
import { isPublicAddress } from './private-addresses.ts';

/** Keeps outgoing requests away from this machine and its networks, but for what the company allows. */
export interface TargetGuard {
  /** Throws a permanent `SendFailure` for an address that must not be called. */
  requireAllowed(url: URL): void;
  /**
   * Resolves a name and refuses it when any of its addresses is closed. Given to the connection itself, so that the
   * address that was checked is the one that is called, whatever the name resolves to a moment later.
   */
  lookup: LookupFunction;
}

type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>;

const resolveAll: Resolve = (hostname) => resolveName(hostname, { all: true, verbatim: true });

/** `allowed`: host names, addresses and networks (`10.1.0.0/16`) that may be called although they are private, and without TLS. */
export function createTargetGuard(allowed: readonly string[], resolve: Resolve = resolveAll): TargetGuard {
  const { names, networks } = readAllowed(allowed);
  const isAllowed = (address: string): boolean =>
    networks.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');

  function requireOpen(host: string, address: string): void {
    if (isPublicAddress(address) || isAllowed(address)) return;
    const shown = host === address ? address : `${host} (${address})`;
    throw refused(`${shown} lies in a private network and is not on the list of allowed targets`);
  }

  async function addressesOf(hostname: string): Promise<{ address: string; family: number }[]> {
    const addresses = await resolve(hostname);
    if (!names.has(hostname)) for (const { address } of addresses) requireOpen(hostname, address);
    return addresses;
  }
  const answer = callbackify(addressesOf);

  return {
    requireAllowed(url) {
      const host = hostOf(url);
      if (url.username !== '' || url.password !== '') throw refused('an address must not hold a password');
      const trusted = names.has(host) || (isIP(host) !== 0 && isAllowed(host));
      if (url.protocol !== 'https:' && !(url.protocol === 'http:' && trusted)) {
        throw refused(`${url.protocol}//${host} is not https`);
      }
      // No name is looked up for a plain address: it is checked here.
      if (isIP(host) !== 0) requireOpen(host, host);
    },
    lookup: (hostname, options, callback) => {
      answer(hostname, (error, addresses) => {
        const [first] = error === null ? addresses : [];
        if (error !== null) callback(error, '', 0);
        else if (first === undefined) callback(refused(`${hostname} has no address`), '', 0);
        else if (options.all === true) callback(null, addresses);
        else callback(null, first.address, first.family);
      });
    },
  };
}

function readAllowed(allowed: readonly string[]): { names: Set<string>; networks: BlockList } {
  const names = new Set<string>();
  const networks = new BlockList();
  for (const entry of allowed) {
    const [address = '', bits] = entry.split('/');
    const family = isIP(address);
    if (family === 0) names.add(entry.toLowerCase());
    else
      networks.addSubnet(address, Number(bits ?? (family === 4 ? 32 : 128)), family === 4 ? 'ipv4' : 'ipv6');
  }
  return { names, networks };
}

/** Host name or plain address, without the brackets of IPv6; the URL has brought odd spellings into one form. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function refused(reason: string): SendFailure {
  return new SendFailure(`refused to call: ${reason}`, { permanent: true });
}
