export const planRefusals = {
  'form-empty': {
    status: 422,
    zh: { reason: '文件“{file}”是空的。', remedy: '请选择有内容的绩效目标表或自评表（.docx、.xlsx、.pdf 或 .txt）。' },
    en: {
      reason: 'The file “{file}” is empty.',
      remedy: 'Choose a target table or self-evaluation that has content (.docx, .xlsx, .pdf or .txt).',
    },
  },
  'form-too-large': {
    status: 413,
    zh: {
      reason: '文件“{file}”有 {megabytes} MB，超过 {limit} MB 的上限。',
      remedy: '请只保留绩效表本身，删去图片和无关页后再导入。',
    },
    en: {
      reason: 'The file “{file}” has {megabytes} MB, more than the limit of {limit} MB.',
      remedy: 'Keep only the form itself: remove pictures and other pages, then try again.',
    },
  },
  'form-too-long': {
    status: 413,
    zh: {
      reason: '文件“{file}”太长：最多读 {pages} 页、{rows} 行、每行 {columns} 格、{characters} 字。',
      remedy: '请把绩效表单独另存为一个文件后再导入。',
    },
    en: {
      reason:
        'The file “{file}” is too long: at most {pages} pages, {rows} rows of {columns} cells and {characters} characters are read.',
      remedy: 'Save the form as a file of its own and try again.',
    },
  },
  'form-too-heavy': {
    status: 413,
    zh: {
      reason: '文件“{file}”在 {seconds} 秒、{megabytes} MB 内存之内读不完，没有读入。',
      remedy: '请只保留绩效表本身，另存为 .docx 或 .xlsx 后再导入。',
    },
    en: {
      reason: 'The file “{file}” could not be read within {seconds} seconds and {megabytes} MB of memory, and was not taken.',
      remedy: 'Keep only the form itself, save it as .docx or .xlsx and try again.',
    },
  },
  'form-type-unknown': {
    status: 415,
    zh: {
      reason: '文件“{file}”不是能读的类型（{found}）。',
      remedy: '请另存为 .docx、.xlsx、.pdf 或 .txt 后再导入；照片或扫描件请先做文字识别。',
    },
    en: {
      reason: 'The file “{file}” is of a type that cannot be read ({found}).',
      remedy: 'Save it as .docx, .xlsx, .pdf or .txt; for a photo or a scan, run text recognition first.',
    },
  },
  'form-content-unknown': {
    status: 415,
    zh: {
      reason: '文件“{file}”的内容不是 {named} 文件的内容，读不出来。',
      remedy: '可能只是改过扩展名，或没有下载完整：请用原来的软件打开，另存为 .docx、.xlsx、.pdf 或 .txt 后再导入。',
    },
    en: {
      reason: 'What the file “{file}” holds is not what a {named} file holds, and cannot be read.',
      remedy:
        'It may only have been renamed, or not have come through whole: open it in its own program and save it as .docx, .xlsx, .pdf or .txt.',
    },
  },
  'form-encoding-unknown': {
    status: 422,
    zh: { reason: '文本文件“{file}”既不是 UTF-8 也不是 GB18030 编码。', remedy: '请用记事本打开，选“另存为”，编码选 UTF-8。' },
    en: {
      reason: 'The text file “{file}” is neither UTF-8 nor GB18030.',
      remedy: 'Open it in an editor and save it with the encoding UTF-8.',
    },
  },
  'form-encrypted': {
    status: 422,
    zh: { reason: '文件“{file}”有打开密码。', remedy: '请去掉密码另存一份后再导入。' },
    en: { reason: 'The file “{file}” is protected by a password.', remedy: 'Save a copy without the password and try again.' },
  },
  'form-scanned': {
    status: 422,
    zh: { reason: 'PDF“{file}”是扫描图片，里面没有文字。', remedy: '请用原来的 Word 或 Excel 文件，或先做文字识别（OCR）。' },
    en: {
      reason: 'The PDF “{file}” is a scanned picture without text.',
      remedy: 'Use the original Word or Excel file, or run text recognition (OCR) first.',
    },
  },
  'form-bomb': {
    status: 413,
    zh: { reason: '文件“{file}”解压后异常庞大，没有打开。', remedy: '请用 Word 或 Excel 打开原表，另存一份后再导入。' },
    en: {
      reason: 'The file “{file}” would unpack to an abnormal size and was not opened.',
      remedy: 'Open the form in Word or Excel, save a fresh copy and try again.',
    },
  },
  'form-damaged': {
    status: 422,
    zh: { reason: '文件“{file}”已损坏，打不开。', remedy: '请用原来的软件打开并另存一份；若也打不开，请向对方重新索取。' },
    en: {
      reason: 'The file “{file}” is damaged and cannot be opened.',
      remedy: 'Open and save it again in its own program, or ask for it to be sent again.',
    },
  },
  'form-not-recognised': {
    status: 422,
    zh: {
      reason: '文件“{file}”里找不到绩效目标表或自评表的内容（如“项目名称”“一级指标”“三级指标”）。',
      remedy: '请确认选对了文件；若是新的表式，请联系管理员添加表式模板。',
    },
    en: {
      reason: 'The file “{file}” has none of the labels of a target table or self-evaluation.',
      remedy: 'Check that it is the right file; for a new layout, ask an administrator to add a layout file.',
    },
  },
  'form-without-actuals': {
    status: 422,
    zh: {
      reason: '文件“{file}”是目标表，没有实际完成值，不能计分。',
      remedy: '请给出填好实际完成值和得分的自评表；目标表用 kepu form lint 体检。',
    },
    en: {
      reason: 'The file “{file}” is a target table without actual values; there is nothing to score.',
      remedy: 'Give the self-evaluation with its actual values and scores; a target table is checked by kepu form lint.',
    },
  },
  'declaration-already-imported': {
    status: 409,
    zh: {
      reason: '这份申报表已导入为“{programme}”（{year}年度）。',
      remedy: '如内容有修改，请选择“作为新版本导入”：变化的目标值会记为新版本，原来的内容都保留。',
    },
    en: {
      reason: 'This declaration was imported before as “{programme}” ({year}).',
      remedy: 'If it has changed, import it “as a new version”: changed targets become new versions and nothing is lost.',
    },
  },
  'next-year-present': {
    status: 409,
    zh: {
      reason: '“{programme}”{year}年度已有项目，没有再生成一份。',
      remedy: '请在页面顶部的项目选择中打开它，接着修改。',
    },
    en: {
      reason: '“{programme}” has its programme of {year} already; no second one was drafted.',
      remedy: 'Choose it at the top of the page and go on there.',
    },
  },
  'declaration-lacks': {
    status: 422,
    zh: {
      reason: '申报表缺少{what}，不能导入。',
      remedy:
        '请在申报表中补上，或在核对页面填写后再导入；命令行用 --start、--end、--total、--current-year 给出日期和金额（元）。',
    },
    en: {
      reason: 'The declaration lacks {what} and cannot be imported.',
      remedy:
        'Add it to the form, or fill it in on the checking page; on the command line, --start, --end, --total and --current-year give dates and amounts in yuan.',
    },
  },
  'programme-exists': {
    status: 409,
    zh: { reason: '已有同名、同年度、同一申报单位的项目“{name}”。', remedy: '请打开已有项目修改，或换一个名称。' },
    en: {
      reason: 'A programme “{name}” of the same year and applicant exists.',
      remedy: 'Open that one, or choose another name.',
    },
  },
  'programme-without-indicators': {
    status: 422,
    zh: { reason: '项目还没有指标，不能批准。', remedy: '请先导入申报表或添加指标。' },
    en: {
      reason: 'The programme has no indicators and cannot be approved.',
      remedy: 'Import a declaration or add indicators first.',
    },
  },
  'programme-without-budget': {
    status: 422,
    zh: { reason: '项目总预算为 0，不能批准。', remedy: '请先填写项目总预算。' },
    en: { reason: 'The budget of the programme is 0, so it cannot be approved.', remedy: 'Enter its total budget first.' },
  },
  'budget-lines-exceed': {
    status: 422,
    zh: {
      reason: '预算科目合计 {lines} 元，超过项目总预算 {total} 元，不能批准。',
      remedy: '请调整预算科目，使合计不超过总预算。',
    },
    en: {
      reason: 'The budget lines sum to {lines}, more than the total of {total}.',
      remedy: 'Adjust the lines so that they fit into the total.',
    },
  },
  'programme-state': {
    status: 409,
    zh: { reason: '项目已是“{state}”状态，不能再做这一步。', remedy: '请刷新查看最新状态。' },
    en: { reason: 'The programme is already {state}, so this step is not possible.', remedy: 'Reload to see its present state.' },
  },
  'programme-closed': {
    status: 409,
    zh: { reason: '项目“{name}”已结项，计划不能再改。', remedy: '如确需更正，请另行说明情况并由审计确认；佐证仍可更正。' },
    en: {
      reason: 'The programme “{name}” is closed; its plan does not change any more.',
      remedy: 'Record the matter in a statement; evidence can still be corrected.',
    },
  },
  'indicator-fixed': {
    status: 409,
    zh: { reason: '项目已批准，指标不能删除。', remedy: '可以修改目标值（需写明原因），或在自评时说明未完成的原因。' },
    en: {
      reason: 'The programme is approved, so indicators cannot be removed.',
      remedy: 'Change its target with a reason, or state why it was not reached.',
    },
  },
  'order-incomplete': {
    status: 409,
    zh: { reason: '指标顺序与现有指标对不上。', remedy: '可能有人刚增删了指标，请刷新后再排序。' },
    en: {
      reason: 'The order does not list the present indicators.',
      remedy: 'Indicators may have been added or removed meanwhile: reload and order again.',
    },
  },
  'sub-programme-unknown': {
    status: 422,
    zh: { reason: '没有编号为“{code}”的子项目。', remedy: '请先在计划中添加该子项目，或改用已有的编号。' },
    en: {
      reason: 'There is no sub-programme with the code “{code}”.',
      remedy: 'Add it to the plan first, or use one that exists.',
    },
  },
  'sub-programme-in-use': {
    status: 409,
    zh: { reason: '子项目“{code}”已有计划活动、场次或预算科目，不能删除。', remedy: '请先改到其他子项目；也可以只改名称。' },
    en: {
      reason: 'The sub-programme “{code}” has activities, sessions or budget lines and cannot be removed.',
      remedy: 'Move them first, or just rename it.',
    },
  },
  'budget-line-in-use': {
    status: 409,
    zh: { reason: '预算科目“{code}”已有支出，不能删除。', remedy: '请把金额改为 0，或把支出改到其他科目。' },
    en: {
      reason: 'The budget line “{code}” has expenses and cannot be removed.',
      remedy: 'Set its amount to 0, or move the expenses to another line.',
    },
  },
  'budget-line-unknown': {
    status: 404,
    zh: { reason: '找不到预算科目“{code}”。', remedy: '请刷新后再试。' },
    en: { reason: 'There is no budget line “{code}”.', remedy: 'Reload and try again.' },
  },
  'activity-name-taken': {
    status: 409,
    zh: { reason: '已有名为“{name}”的计划活动。', remedy: '请换一个名称，或修改已有的那一项。' },
    en: { reason: 'A planned activity “{name}” exists.', remedy: 'Choose another name, or change that one.' },
  },
  'activity-withdrawn': {
    status: 409,
    zh: { reason: '计划活动“{name}”已撤销，不能修改。', remedy: '请新建一项计划活动。' },
    en: { reason: 'The planned activity “{name}” is withdrawn and cannot be changed.', remedy: 'Add a new one.' },
  },
  'activity-unit': {
    status: 422,
    zh: { reason: '“{kind}”不能用单位“{unit}”计数。', remedy: '请改用：{units}。' },
    en: { reason: '“{kind}” is not counted in “{unit}”.', remedy: 'Use one of: {units}.' },
  },
  'activity-due-outside': {
    status: 422,
    zh: { reason: '截止日期 {due} 不在项目期间（{from} 至 {until}）内。', remedy: '请改为项目期间内的日期。' },
    en: { reason: 'The due date {due} is outside the programme ({from} to {until}).', remedy: 'Choose a date within it.' },
  },
  'district-unknown': {
    status: 422,
    zh: { reason: '没有代码为“{district}”的区。', remedy: '请选择本地区划中的区。' },
    en: { reason: 'There is no district with the code “{district}”.', remedy: 'Choose a district of this place.' },
  },
  'measure-exists': {
    status: 409,
    zh: { reason: '已有编号为“{code}”的口径。', remedy: '请换一个编号，或修改已有的口径（会生成新版本）。' },
    en: {
      reason: 'A measure with the code “{code}” exists.',
      remedy: 'Choose another code, or change that measure (a new version).',
    },
  },
  'measure-unit': {
    status: 422,
    zh: {
      reason: '口径的单位“{unit}”与所计的事实不符，这类事实的单位是：{units}。',
      remedy: '请改用其中一种单位（金额可用元、万元，人次可用万人次）；要百分比，请选“比率”。',
    },
    en: {
      reason: 'The unit “{unit}” does not fit these facts, which are counted in: {units}.',
      remedy:
        'Use one of these units (money may be in “元” or “万元”, person-times in “万人次”); for a percentage choose a ratio.',
    },
  },
  'measure-unit-unchosen': {
    status: 422,
    zh: { reason: '这类事实有多种单位（{units}），求和时必须选定一种。', remedy: '请选定要合计的事实单位。' },
    en: {
      reason: 'These facts come in several units ({units}); a sum needs one of them.',
      remedy: 'Choose the unit of the facts to be summed.',
    },
  },
  'measure-scale': {
    status: 422,
    zh: {
      reason: '{from}不能按 {scale} 换算成{to}。',
      remedy: '请核对换算系数（如分换算成元为 0.01）；计条数和去重计数不换算。',
    },
    en: {
      reason: '{from} cannot be converted to {to} by {scale}.',
      remedy: 'Check the factor (0.01 turns cents into the main unit); counts are not converted.',
    },
  },
  'measure-filter': {
    status: 422,
    zh: { reason: '筛选条件“{dimension}”不能取值“{value}”。', remedy: '请从列出的取值中选择，或去掉这个条件。' },
    en: {
      reason: 'The filter “{dimension}” cannot have the value “{value}” here.',
      remedy: 'Choose one of the listed values, or drop the filter.',
    },
  },
  'measure-person': {
    status: 422,
    zh: { reason: '按人去重时不能按“{dimension}”筛选或拆分。', remedy: '请去掉这个条件，或改为计人次。' },
    en: {
      reason: 'A count of different people cannot be filtered or split by “{dimension}”.',
      remedy: 'Drop that, or count person-times.',
    },
  },
  'measure-place': {
    status: 422,
    zh: {
      reason: '按街镇、社区（居村）或阵地去重时不能按“{dimension}”筛选或拆分。',
      remedy: '请去掉这个条件；可按子项目、区、阵地类型、计数方法和结果筛选。',
    },
    en: {
      reason: 'A count of streets, communities or venues cannot be filtered or split by “{dimension}”.',
      remedy: 'Drop that; sub-programme, district, kind of venue, counting method and outcome are possible.',
    },
  },
  'measure-ratio-unit': {
    status: 422,
    zh: { reason: '比率的单位应为“{unit}”。', remedy: '百分比的分子、分母单位必须相同；其他比率的单位写成“分子单位/分母单位”。' },
    en: {
      reason: 'The unit of this ratio should be “{unit}”.',
      remedy: 'A percentage needs the same unit above and below; any other ratio has the unit above/below.',
    },
  },
  'measure-interval': {
    status: 422,
    zh: {
      reason: '这个比率不能算置信区间：分子不是分母的一部分。',
      remedy: '请让分子与分母是同一种事实、同样计数，分子只多一些筛选条件；或去掉区间。',
    },
    en: {
      reason: 'This ratio can have no confidence interval: its numerator is no part of its denominator.',
      remedy: 'Let both count the same facts in the same way, the numerator with more filters; or drop the interval.',
    },
  },
  'measure-split': {
    status: 422,
    zh: { reason: '按计划活动计算的口径不能拆分。', remedy: '请去掉拆分维度。' },
    en: { reason: 'A measure of planned activities cannot be split.', remedy: 'Drop the dimension of the split.' },
  },
  'measure-unknown': {
    status: 404,
    zh: { reason: '没有编号为“{code}”的口径。', remedy: '请从口径库中选择，或先新建口径。' },
    en: { reason: 'There is no measure with the code “{code}”.', remedy: 'Choose one of the library, or make it first.' },
  },
  'measure-unit-mismatch': {
    status: 422,
    zh: {
      reason: '口径“{measure}”的单位是{unit}，目标值的单位是{target}，不能比较。',
      remedy: '请换一个同单位的口径，或修改目标值的单位。',
    },
    en: {
      reason: 'The measure “{measure}” is in {unit} but the target is in {target}.',
      remedy: 'Choose a measure in the same unit, or change the unit of the target.',
    },
  },
} as const;
