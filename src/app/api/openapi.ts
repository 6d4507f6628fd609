import { OpenAPIGenerator } from '@orpc/openapi';
import type { AnyContractRouter } from '@orpc/contract';
import { traverseContractProcedures } from '@orpc/server';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import type { PermissionTable } from '#src/access/index.ts';
import type { RouteMeta } from '#src/platform/http/contract.ts';

export type OpenApiDocument = Awaited<ReturnType<OpenAPIGenerator['generate']>>;

/** The OpenAPI 3.1 document of a contract; each operation says which roles may call it (`x-permission`, `x-roles`). */
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
    if (permission !== 'anyone') operation.security = [{ session: [] }];
  });
  return document;
}
