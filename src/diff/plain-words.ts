/**
 * Short and common words that a slip of one or two letters turns into each other ("now", "not"; "form", "from"; "before", "became"). Where both
 * are words, the change may be one of meaning and is not taken for a typing correction.
 */
const COMMON = `
able about above accept access account across act action actual add adopt advice advise affect after again against agree aim all allow alone along
already also among and annual any apply are area around arrange ask assess asset assist assure at attend audit aware away back base based be bear
beat became because become been before begin behind being below best better between beyond bid big bill board body book both break brief bring
broad brought budget build but buy by call came can care case cause cell centre chair change charge check chief child choice city claim class clear
close closed code come common compare compete complete comply concern confirm contact contain content control copy core cost could council count
course court cover create crime current custom cut data date day deal decide deep defer define deliver deny depend desk detail device did differ direct
discuss district do does done door down draft draw drive drop due duty each early ease east edit effect effort either else email employ end ensure
enter equal even event ever every exact except expand expect expert expire extend extent face fact fail fair fall far fast fee feed feel few field
file fill final find fine firm fit fix flag fleet flow focus follow for force form formal former forum found frame free from full fund further gain
gap gave general get give given go goal gone good got grade grant great group grow guide had half hand hard has have he head hear held help her here
high him hire his hold home hope host hour house how human if ill impact in include income inform input inspect into invest is issue it item its job
join joint just keep kept key kind know lack land large last late later law lay lead leave led left legal less let letter level light like limit line
link list little live load local lock long look lose loss lost lot low made mail main make man manage many map mark market match matter may me mean
measure meet member men met might mind minor miss model modern money month more most move moved much must name near need net new next night no none
nor north not note now number of off offer office old on once one only open or order other our out over own pace pack page paid pair panel paper
part pass past path pay peer people per permit person phase phone pick pilot place plan plane play point police policy pool poor port post power
prepare present press price print prior process produce proper propose protect prove provide public pull purpose push put quarter quick quiet quite
race raise range rank rate rather reach read ready real reason recall receive recent record recover reduce refer reform refuse regard region
reject relate release rely remain remind remove repair repeat reply report request require rescue resign resolve respond rest result retain return
reveal review revise right rise risk role room round route rule run safe said sale same save say scale scheme school scope score screen search seat
second section secure see seek seem seen select self sell send senior sense sent serve service set share she sheet shift short should show side sign
since site size skill slow small so social some soon sort source south space speak spend staff stage stand start state station stay step still stock
stop store strong study style such suit supply support sure survey system table take taken talk target task team tell term test than that the their
them then there these they thing think this those though three through tie time title to today together told too took tool top total touch toward
trace track trade train travel treat trend trial trust try turn two type under unit until up upon urgent use used user value vary vehicle very view
visit vote wait walk want ward was waste watch way we weak wear web week well went were west what when where which while who whole why wide will win
wish with within without woman word work world would write wrong year yes yet you your`;

const common = new Set(COMMON.trim().split(/\s+/));

/** Whether a lower-case word is a common one. */
export function isPlainWord(word: string): boolean {
  return common.has(word) || (word.endsWith("s") && common.has(word.slice(0, -1)));
}
