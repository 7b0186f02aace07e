/** @file One line drawn by hand: a neuron whose three numbers the reader turns. Nothing is trained, so a run has no update. */
import { py } from "../../../lesson/listing.ts";
import { describeLab, real } from "../../../lesson/recipe.ts";

const knob = (name: string, value: number) =>
  real({ default: value, min: -10, max: 10, scale: "linear", label: { ko: name, en: name } });

export default describeLab({
  config: { w1: knob("w₁", 2), w2: knob("w₂", 2), b: knob("b", -1) },
  length: () => 0,
  epoch: () => 1,
  code: ({ config: { w1, w2, b } }) => py`
    #@fold imports
    import torch
    import torch.nn as nn

    #@end
    #@fold data
    X = torch.FloatTensor([[0, 0], [0, 1], [1, 0], [1, 1]])

    #@end
    model = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid())
    with torch.no_grad():
        model[0].weight[:] = torch.tensor([[${w1}, ${w2}]])
        model[0].bias[:] = torch.tensor([${b}])
        print((model(X) > 0.5).float())
  `,
  lines: {},
  columns: { cost: null },
  guard: "cost",
});
