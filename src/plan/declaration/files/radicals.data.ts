/**
 * Signs of the block CJK Radicals Supplement, each with the ordinary letter that looks the same. Source: EquivalentUnifiedIdeograph.txt of the
 * Unicode Character Database 15.0.0, all entries of the block whose letter lies in the basic plane; those beyond it are parts of letters that nobody
 * writes alone.
 */
export const radicalsOfSupplement: readonly string[] = [
  '⺁厂 ⺂乛 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺈刀 ⺉刂 ⺊卜 ⺋㔾 ⺌小 ⺍小 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日',
  '⺝月 ⺞歺 ⺟母 ⺠民 ⺡氵 ⺢氺 ⺣灬 ⺤爫 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺴冗 ⺶羊 ⺹耂',
  '⺺肀 ⺻聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻏邑 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门',
  '⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟飠 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜',
  '⻰龙 ⻱龜 ⻲亀 ⻳龟',
];

/**
 * Where Chrome means another letter than Unicode's tables say: printing 户 and 彐 in Noto Sans CJK SC gives these signs, and printing 戶 gives 戶.
 */
export const radicalsOfChrome: readonly string[] = ['⼾户 ⺕彐'];
