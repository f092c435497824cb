/** The texts of change requests load with the pages that need them. */
import changeRequest from "@/i18n/en/change_request.json";
import { addTexts, t as translate } from "@/i18n/t";

addTexts("change_request", changeRequest);

export const t = translate;
