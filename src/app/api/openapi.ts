import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { PermissionTable } from '#src/access/index.ts';
import { isMadeOnce, requestKeyName } from '#src/kernel/request-key.ts';
import type { RouteMeta } from '#src/platform/http/contract.ts';

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

const requestKeyParameter = {
  name: requestKeyName,
  in: 'header',
  required: false,
  schema: { type: 'string', format: 'uuid' },
  description:
    '每次提交生成一个 UUID；重发同一请求时用同一个，就只做一次，并得到第一次的答复。不带则每次都算一次。 ' +
    'A UUID, new for each submission and the same when a request is sent again: it is then done once and answered as the first time. Without it every request counts.',
} as const;

/** The OpenAPI 3.1 document of a contract; each operation says which roles may call it (`x-permission`, `x-roles`) and whether it takes a key to be done once. */
export async function openApiOf(contract: AnyContractRouter, table: PermissionTable): Promise<OpenApiDocument> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Kepu 科普',
      version: '1',
      description: '指标到证据的科普项目系统接口。From performance targets to their proof.',
    },
    servers: [{ url: '/api/v1' }],
    components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'kepu.session_token' } } },
  });
  traverseContractProcedures({ router: contract, path: [] }, ({ contract: procedure }) => {
    const { route, meta } = procedure['~orpc'];
    const permission = (meta as Partial<RouteMeta>).permission ?? '';
    const operation = document.paths?.[route.path ?? '']?.[(route.method ?? 'POST').toLowerCase() as 'post'];
    if (!operation) return;
    Object.assign(operation, { 'x-permission': permission, 'x-roles': table[permission] ?? [] });
    if (isMadeOnce(route.method, meta as RouteMeta))
      operation.parameters = [...(operation.parameters ?? []), requestKeyParameter];
    if (permission !== 'anyone') operation.security = [{ session: [] }];
  });
  return document;
}
