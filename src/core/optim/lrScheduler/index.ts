export { CosineAnnealingLR } from "./cosineAnnealingLR.ts";
export { ExponentialLR } from "./exponentialLR.ts";
export { LambdaLR } from "./lambdaLR.ts";
export { MultiStepLR } from "./multiStepLR.ts";
export { ReduceLROnPlateau } from "./reduceLROnPlateau.ts";
export { LRScheduler } from "./scheduler.ts";
export { StepLR } from "./stepLR.ts";
