/** L29, L38, L39, L41. */
export const zh = {
  'deadline-under-other-level': {
    message: '“{level3} {raw}”写的是期限，却放在“{level2}”下。',
    suggestion: '请移到时效指标：“{timeliness}：{level3} {raw}”。',
  },
  'deadline-settled-later': {
    message: '“{level3} {raw}”晚于{to:day}，当年的绩效自评时还没有完成。',
    suggestion: '年度终了后办的事请说明理由，或另设当年能完成的期限，如提交材料的日期。',
  },
  'deadline-too-early': {
    message: '“{level3} {raw}”不在项目期内：早于{from:day}。',
    suggestion: '请核对年份；本年度的期限如“{level3} {year}年12月15日前”。',
  },
  'deadline-too-late': {
    message: '“{level3} {raw}”不在项目期内：晚于{to:day}。',
    suggestion: '请核对年份；本年度的期限如“{level3} {year}年12月15日前”。',
  },
  'actual-is-deadline': {
    message: '“{level3}”的实际完成值“{actual}”还是期限，不是完成的日期。',
    suggestion: '请写实际完成的日期，如“2020年11月28日”，并附验收或交付记录。',
  },
  'actual-before-start': {
    message: '“{level3}”的实际完成日期“{actual}”早于项目开始的{from:day}。',
    suggestion: '请核对年份。',
  },
  'sum-over-years': {
    message: '“{level3} {raw}”是跨年的“{said}”，与{year}年度的预算和其他指标不可比。',
    suggestion: '请写{year}年度当年要完成的数；跨年累计数写在中期（总体）目标里。',
  },
  'year-outside-dates': {
    message: '年度{year}不在项目的起止日期（{from:day}至{to:day}）之内。',
    suggestion: '请核对年度和起止日期，改正有误的一个。',
  },
  'ends-before-start': {
    message: '项目的完成日期{to:day}早于开始日期{from:day}。',
    suggestion: '请核对两个日期：是否互换了位置，或年份有误。',
  },
} as const;

export const en: Record<keyof typeof zh, { message: string; suggestion: string }> = {
  'deadline-under-other-level': {
    message: '“{level3} {raw}” is a deadline, but stands under “{level2}”.',
    suggestion: 'Move it to timeliness: “{timeliness}：{level3} {raw}”.',
  },
  'deadline-settled-later': {
    message: '“{level3} {raw}” is after {to:day}: it will not be done when the year is evaluated.',
    suggestion:
      'Say why it is done after the year’s end, or set a deadline that the year can meet, such as the day the papers are handed in.',
  },
  'deadline-too-early': {
    message: '“{level3} {raw}” is outside the project’s time: before {from:day}.',
    suggestion: 'Check the year; a deadline of this year is such as “{level3} by 15 December {year}”.',
  },
  'deadline-too-late': {
    message: '“{level3} {raw}” is outside the project’s time: after {to:day}.',
    suggestion: 'Check the year; a deadline of this year is such as “{level3} by 15 December {year}”.',
  },
  'actual-is-deadline': {
    message: 'The actual “{actual}” of “{level3}” is still a deadline, not the day it was done.',
    suggestion: 'Write the day it was done, such as “28 November 2020”, with the record of acceptance or delivery.',
  },
  'actual-before-start': {
    message: 'The day “{actual}” on which “{level3}” was done is before the project began, {from:day}.',
    suggestion: 'Check the year.',
  },
  'sum-over-years': {
    message:
      '“{level3} {raw}” is a sum over years (“{said}”): it does not compare with the budget and other indicators of {year}.',
    suggestion: 'Write what is to be done in {year}; sums over years belong to the mid-term (overall) goal.',
  },
  'year-outside-dates': {
    message: 'The year {year} is not within the project’s own dates, {from:day} to {to:day}.',
    suggestion: 'Check the year and the dates, and mend whichever is wrong.',
  },
  'ends-before-start': {
    message: 'The project ends on {to:day}, before it begins on {from:day}.',
    suggestion: 'Check both dates: they may have changed places, or one has a wrong year.',
  },
};
