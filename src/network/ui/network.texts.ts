export const zh = {
  venues: { title: '阵地', add: '新增阵地', search: '名称、地址', empty: '还没有阵地', emptyHint: '新增一处，或下载 Excel 模板填好后导入；也可以先导入社区名单。', name: '名称', kind: '类型', district: '区', region: '街镇或居村', address: '地址', capacity: '可容（人）', contact: '联系人', phone: '电话', phoneKept: '不改则保持原号码', regionHint: '输入街镇或居村的名称查找', retire: '停用', retireAsk: '停用“{name}”？', retireText: '已排的场次不受影响，新场次不能再选它。可以恢复。', restore: '恢复', retired: '已停用', showRetired: '含已停用', unmask: '查看', editTitle: '修改阵地', state: '状态', inUse: '在用' },
  speakers: { title: '讲师', add: '新增讲师', search: '姓名、单位、题目', empty: '还没有讲师', emptyHint: '新增一位，或下载 Excel 模板填好后导入。职称决定讲课费标准。', name: '姓名', level: '职称', organisation: '单位', topics: '可讲题目', topicsHint: '一行一个或按回车添加', phone: '电话', retire: '停用', retireAsk: '停用“{name}”？', retireText: '已排的场次不受影响，新场次不能再选。可以恢复。', editTitle: '修改讲师' },
  level: { academician: '院士', professor: '正高', 'associate-professor': '副高', other: '其他' },
  imported: '新增 {created}，更新 {changed}，不变 {unchanged}',
};

export const en: typeof zh = {
  venues: { title: 'Venues', add: 'Add a venue', search: 'Name, address', empty: 'No venues yet', emptyHint: 'Add one, or fill in the Excel template and import it.', name: 'Name', kind: 'Kind', district: 'District', region: 'Street, town or committee', address: 'Address', capacity: 'Holds (people)', contact: 'Contact', phone: 'Phone', phoneKept: 'Left as it is when empty', regionHint: 'Type the name of the street, town or committee', retire: 'Retire', retireAsk: 'Retire “{name}”?', retireText: 'Sessions already scheduled are not affected; new ones cannot choose it. It can be restored.', restore: 'Restore', retired: 'Retired', showRetired: 'with retired', unmask: 'Show', editTitle: 'Change venue', state: 'State', inUse: 'In use' },
  speakers: { title: 'Speakers', add: 'Add a speaker', search: 'Name, organisation, topic', empty: 'No speakers yet', emptyHint: 'Add one, or fill in the Excel template and import it. The title decides the fee cap.', name: 'Name', level: 'Title', organisation: 'Organisation', topics: 'Topics', topicsHint: 'Enter adds one', phone: 'Phone', retire: 'Retire', retireAsk: 'Retire “{name}”?', retireText: 'Sessions already scheduled are not affected; new ones cannot choose them. They can be restored.', editTitle: 'Change speaker' },
  level: { academician: 'Academician', professor: 'Professor', 'associate-professor': 'Associate professor', other: 'Other' },
  imported: '{created} new, {changed} changed, {unchanged} unchanged',
};
