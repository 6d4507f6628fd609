import type { Chance } from './random.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜'];
const given = [...'安宁平康乐欣怡明德文华秀英建国志强丽敏静芳伟杰军磊洋勇艳娟涛超兰霞'];

/** A resident of the demo year: an invented name and a number of the 1990000 block, which no operator hands out. */
export interface DemoResident {
  name: string;
  phone: string;
}

export function residentFrom(chance: Chance, number: number): DemoResident {
  return {
    name: `${chance.pick(surnames)}${chance.pick(given)}${chance.happens(0.5) ? chance.pick(given) : ''}`,
    phone: `1990000${String(number).padStart(4, '0')}`,
  };
}
