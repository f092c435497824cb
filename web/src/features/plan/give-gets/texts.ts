/** The texts of gives and gets load with the pages that need them. */
import giveGet from "@/i18n/en/give_get.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("give_get", giveGet);

export const t = translate;
