export const zh = {
  warning: {
    'over-room': '在场 {people} 人，超过场地容量 {room} 人，请注意安全。',
    'over-capacity': '在场 {people} 人，超过名额 {capacity} 人。',
    'fewer-than-admitted': '清点 {people} 人，少于已入场 {admitted} 人；人次按入场人数计。',
  },
  paper: { name: '姓名', phone: '手机', people: '人数' },
  paperSheet: '纸质签到',
  error: {
    'name-missing': '没有填姓名。',
    'name-long': '姓名太长。',
    'phone-wrong': '手机号不正确；请填 11 位手机号，没有手机的留空。',
    'people-wrong': '人数应为 1 到 10 的整数。',
    'duplicate-phone': '与第 {row} 行手机号相同，同一人只填一行；同行家人请合并填人数，或不填手机号。',
    'admitted-already': '此人已在 {when} 入场，请删去这一行。',
    formula: '单元格是公式或错误值，请粘贴为数值或文本。',
    'same-name': '与第 {row} 行同名且都没有手机号，请确认不是重复。',
    'more-than-seats': '报名 {seats} 人，签到 {people} 人，多出的按现场人员计。',
  },
  way: { ticket: '凭票', 'walk-in': '现场人员', paper: '纸质签到' },
  column: {
    number: '序号',
    name: '姓名（隐去）',
    phone: '手机（隐去）',
    way: '方式',
    people: '人数',
    at: '入场时间',
    by: '核验人',
  },
  sheet: '入场名单',
};

export const en = {
  warning: {
    'over-room': '{people} people are in the room, which holds {room}: mind their safety.',
    'over-capacity': '{people} people are in, more than the {capacity} planned.',
    'fewer-than-admitted': '{people} were counted, fewer than the {admitted} let in; those let in count.',
  },
  paper: { name: 'Name', phone: 'Phone', people: 'People' },
  paperSheet: 'Paper sheet',
  error: {
    'name-missing': 'The name is missing.',
    'name-long': 'The name is too long.',
    'phone-wrong': 'Not a phone number; give 11 digits, or leave it empty.',
    'people-wrong': 'The number of people must be 1 to 10.',
    'duplicate-phone':
      'Same phone as row {row}: one line a person; count companions in the number of people, or leave out their phone.',
    'admitted-already': 'Was let in at {when}; delete this line.',
    formula: 'The cell is a formula or an error; paste it as a value.',
    'same-name': 'Same name as row {row}, both without a phone: make sure that it is not entered twice.',
    'more-than-seats': 'Signed up for {seats}, {people} signed in; the others count as walk-ins.',
  },
  way: { ticket: 'ticket', 'walk-in': 'walk-in', paper: 'paper' },
  column: {
    number: 'No.',
    name: 'Name (masked)',
    phone: 'Phone (masked)',
    way: 'Way',
    people: 'People',
    at: 'Let in at',
    by: 'By',
  },
  sheet: 'Admissions',
};
