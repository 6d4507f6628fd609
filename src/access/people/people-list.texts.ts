export const zh = { sheet: '人员', column: ['姓名', '电话', '邮箱', '角色'], erased: '（已删除）' };

export const en: typeof zh = { sheet: 'People', column: ['Name', 'Telephone', 'E-mail', 'Roles'], erased: '(erased)' };
