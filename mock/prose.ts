import { tokenise } from './tokenise.ts'

// All of it is in the public domain everywhere: its authors died long before 1926 and their terms have run out.
// English: Lewis Carroll, "Alice's Adventures in Wonderland" (1865), chapter I; Jane Austen, "Pride and Prejudice"
// (1813), chapter 1. Chinese: 陶淵明《桃花源記》(421), 劉禹錫《陋室銘》(9th century), 《論語·學而》(5th century BC).
// The headings, emphasis and list marks are added, so that a chat page has markdown to render.

const english = `## Down the Rabbit-Hole

Alice was beginning to get very tired of sitting by her sister on the bank, and of having nothing to do: once or twice she had peeped into the book her sister was reading, but it had no pictures or conversations in it, "and what is the use of a book," thought Alice "without pictures or conversations?"

So she was considering in her own mind (as well as she could, for the hot day made her feel very sleepy and stupid), whether the pleasure of making a daisy-chain would be worth the trouble of getting up and picking the daisies, when suddenly a **White Rabbit** with pink eyes ran close by her.

There was nothing so *very* remarkable in that; nor did Alice think it so *very* much out of the way to hear the Rabbit say to itself, "Oh dear! Oh dear! I shall be late!" (when she thought it over afterwards, it occurred to her that she ought to have wondered at this, but at the time it all seemed quite natural); but when the Rabbit actually *took a watch out of its waistcoat-pocket*, and looked at it, and then hurried on, Alice started to her feet, for it flashed across her mind that she had never before seen a rabbit with either a waistcoat-pocket, or a watch to take out of it, and burning with curiosity, she ran across the field after it, and fortunately was just in time to see it pop down a large rabbit-hole under the hedge.

In another moment down went Alice after it, never once considering how in the world she was to get out again.

The rabbit-hole went straight on like a tunnel for some way, and then dipped suddenly down, so suddenly that Alice had not a moment to think about stopping herself before she found herself falling down a very deep well.

## A Truth Universally Acknowledged

It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.

However little known the feelings or views of such a man may be on his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is considered the rightful property of some one or other of their daughters.

- "My dear Mr. Bennet," said his lady to him one day, "have you heard that Netherfield Park is let at last?"
- Mr. Bennet replied that he had not.
- "But it is," returned she; "for Mrs. Long has just been here, and she told me all about it."
- Mr. Bennet made no answer.
- "Do not you want to know who has taken it?" cried his wife impatiently.
- "*You* want to tell me, and I have no objection to hearing it."

This was invitation enough.

`

const chinese = `## 桃花源記

晉太元中，武陵人捕魚為業。緣溪行，忘路之遠近。忽逢桃花林，夾岸數百步，中無雜樹，芳草鮮美，落英繽紛。漁人甚異之，復前行，欲窮其林。

林盡水源，便得一山，山有小口，彷彿若有光。便捨船，從口入。初極狹，才通人。復行數十步，**豁然開朗**。土地平曠，屋舍儼然，有良田、美池、桑竹之屬。阡陌交通，雞犬相聞。其中往來種作，男女衣著，悉如外人。黃髮垂髫，並怡然自樂。

見漁人，乃大驚，問所從來。具答之。便要還家，設酒殺雞作食。村中聞有此人，咸來問訊。自云先世避秦時亂，率妻子邑人來此絕境，不復出焉，遂與外人間隔。問今是何世，乃不知有漢，無論魏、晉。此人一一為具言所聞，皆歎惋。餘人各復延至其家，皆出酒食。停數日，辭去。此中人語云：「不足為外人道也。」

既出，得其船，便扶向路，處處誌之。及郡下，詣太守，說如此。太守即遣人隨其往，尋向所誌，遂迷，不復得路。

南陽劉子驥，高尚士也，聞之，欣然規往。未果，尋病終。後遂無問津者。

## 陋室銘

山不在高，有仙則名。水不在深，有龍則靈。斯是陋室，惟吾德馨。苔痕上階綠，草色入簾青。談笑有鴻儒，往來無白丁。可以調素琴，閱金經。無絲竹之亂耳，無案牘之勞形。南陽諸葛廬，西蜀子雲亭。孔子云：「何陋之有？」

## 論語·學而

- 子曰：「學而時習之，不亦說乎？有朋自遠方來，不亦樂乎？人不知而不慍，不亦君子乎？」
- 曾子曰：「吾日三省吾身：為人謀而不忠乎？與朋友交而不信乎？傳不習乎？」
- 子曰：「巧言令色，鮮矣仁！」
- 子曰：「不患人之不己知，患不知人也。」

`

const refusal = "I'm sorry, but I can't help with that request. "

/** A text cut into tokens, as they are sent. */
export interface Prose {
  readonly tokens: readonly string[]
  /** The same tokens as they stand inside a JSON string. */
  readonly escaped: readonly string[]
  /** Every character is ASCII, so that it may be written as Latin-1, which is a plain copy. */
  readonly ascii: boolean
  /** Tokens at which a paragraph begins: where an answer may start. */
  readonly starts: readonly number[]
}

/** What the mock says, by kind of answer. An answer past the end goes on from the beginning. */
export const prose = { english: cut(english), chinese: cut(chinese), refusal: cut(refusal) }

/** Chinese for a message with any CJK ideograph, otherwise English. */
export function proseFor(message: string): Prose {
  return /\p{Script=Han}/u.test(message) ? prose.chinese : prose.english
}

function cut(text: string): Prose {
  const tokens = tokenise(text)
  const starts = tokens.flatMap((_, at) => (at === 0 || tokens[at - 1] === '\n\n' ? [at] : []))
  const escaped = tokens.map(token => JSON.stringify(token).slice(1, -1))
  return { tokens, escaped, ascii: isAscii(text), starts }
}

/** Whether every UTF-16 unit is below 128. */
export function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}
