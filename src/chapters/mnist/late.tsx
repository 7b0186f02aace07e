/** @file What stands below the lab: it comes when the page is alive. The build has it drawn already. */
import { lazy } from "react";

const later = () => import("./below.ts");

export const CostsFigure = lazy(async () => ({ default: (await later()).CostsFigure }));
export const Confusion = lazy(async () => ({ default: (await later()).Confusion }));
export const RawCase = lazy(async () => ({ default: (await later()).RawCase }));
export const ShiftLab = lazy(async () => ({ default: (await later()).ShiftLab }));
export const Cases = lazy(async () => ({ default: (await later()).Cases }));
export const Checks = lazy(async () => ({ default: (await later()).Checks }));
export const Notebook = lazy(async () => ({ default: (await later()).Notebook }));
