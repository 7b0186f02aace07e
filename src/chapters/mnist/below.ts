/** @file Everything of the page that stands below its lab, in one piece. */
export { Cases } from "./Cases.tsx";
export { Checks } from "./Checks.tsx";
export { CostsFigure } from "./CostsFigure.tsx";
export { GuessShift } from "./GuessShift.tsx";
export { MoreData } from "./MoreData.tsx";
export { Notebook } from "./Notebook.tsx";
export { Confusion } from "./panels/Confusion.tsx";
export { RawCase } from "./panels/RawCase.tsx";
export { ShiftLab } from "./panels/ShiftLab.tsx";
