/** What is wrong with an Excel file as a whole. */
export const workbookRefusals = {
  'workbook-unreadable': {
    status: 415,
    zh: {
      reason: '这个文件不是可以读取的 Excel 工作簿（.xlsx）：{problem}。',
      remedy: '请用 Excel 或 WPS 打开，另存为 .xlsx（不加密）后再上传；旧的 .xls 和改过后缀名的文件都不行。',
    },
    en: {
      reason: 'This file is not a readable Excel workbook (.xlsx): {problem}.',
      remedy: 'Open it in Excel or WPS, save it as .xlsx without a password, and upload it again.',
    },
  },
  'workbook-too-large': {
    status: 413,
    zh: { reason: '工作簿太大：{what}超过 {limit}。', remedy: '请分成几个文件上传，并删去用不到的工作表、图片和空行。' },
    en: {
      reason: 'The workbook is too large: {what} is over {limit}.',
      remedy: 'Split it into several files, and remove sheets, pictures and empty rows that are not needed.',
    },
  },
  'list-columns-in-doubt': {
    status: 422,
    zh: {
      reason: '工作表“{sheet}”里有不止一列可以是“{heads}”：{columns}。',
      remedy: '没有录入任何一行。请只在要录入的一列上写模板的列名，其余的列改名或删去；左右并排的两组请上下接成一组，再上传。',
    },
    en: {
      reason: 'On the sheet “{sheet}” more than one column may be “{heads}”: {columns}.',
      remedy:
        'Nothing was entered. Leave the name of the template on the column to enter, rename or delete the others, put groups that stand side by side below each other, and upload it again.',
    },
  },
  'list-on-several-sheets': {
    status: 422,
    zh: {
      reason: '有几张工作表都填了内容：{sheets}。一个文件只能有一张。',
      remedy: '没有录入任何一行。请把各表的行并到一张里，或分别存成文件逐个上传；不用录入的表请删去或隐藏。',
    },
    en: {
      reason: 'Several sheets are filled in: {sheets}. A file may have one.',
      remedy:
        'Nothing was entered. Put all rows on one sheet, or upload each sheet as a file of its own; delete or hide the sheets that are not to be entered.',
    },
  },
} as const;
