/** @file The panels that stand above the lab, in one piece. */
export { CostConverter } from "./panels/CostConverter.tsx";
export { Inspector } from "./panels/Inspector.tsx";
export { Logits } from "./panels/Logits.tsx";
export { OneHot } from "./panels/OneHot.tsx";
