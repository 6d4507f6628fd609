import { type AnyContractRouter, minifyContractRouter } from '@orpc/contract';
import type { Plugin } from 'vite';

/** The module that is made of the routes of a contract's file. */
const routesOf = '?routes';

/**
 * A client asks a contract for its addresses alone: a browser is given those, and not the schemas with the library that they are written in. What is
 * imported under a name that ends in `Contract` from a `*.contract.ts` comes from a module made of its routes, all else from the file itself.
 */
export function contractRoutes(): Plugin {
  return {
    name: 'kepu-contract-routes',
    transform(code, id) {
      if (id.endsWith(routesOf) || !code.includes('.contract.ts')) return null;
      const found = this.parse(code).body.filter((node) => node.type === 'ImportDeclaration');
      let rest = code;
      for (const node of found.reverse()) {
        const from = node.source.value;
        const contracts: string[] = [];
        const others: string[] = [];
        for (const specifier of node.specifiers) {
          const { start, end } = specifier;
          const isContract = specifier.type === 'ImportSpecifier' && /Contract\b/.test(code.slice(start, end));
          (isContract ? contracts : others).push(code.slice(start, end));
        }
        if (!from.endsWith('.contract.ts') || contracts.length === 0) continue;
        const lines = [`import { ${contracts.join(', ')} } from ${JSON.stringify(from + routesOf)};`];
        if (others.length > 0) lines.push(`import { ${others.join(', ')} } from ${JSON.stringify(from)};`);
        rest = rest.slice(0, node.start) + lines.join(' ') + rest.slice(node.end);
      }
      return rest === code ? null : { code: rest, map: null };
    },
    async load(id) {
      if (!id.endsWith(routesOf)) return null;
      const exported = Object.entries((await import(id.slice(0, -routesOf.length))) as Record<string, unknown>);
      return exported
        .filter(([name]) => name.endsWith('Contract'))
        .map(
          ([name, contract]) => `export const ${name} = ${JSON.stringify(minifyContractRouter(contract as AnyContractRouter))};`,
        )
        .join('\n');
    },
  };
}
