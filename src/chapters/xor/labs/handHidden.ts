/** @file Two hidden units set by hand: OR, NAND and AND in one network. Nothing is trained, so a run has no update. */
import { py } from "../../../lesson/listing.ts";
import { describeLab, real } from "../../../lesson/recipe.ts";

const knob = (name: string, value: number) =>
  real({ default: value, min: -40, max: 40, slider: [-20, 20], scale: "linear", label: { ko: name, en: name } });

export default describeLab({
  /** Unit k of the hidden layer: `k1`, `k2` its weights, `kb` its bias; `v1`, `v2`, `vb`: the output's. */
  config: {
    a1: knob("h₁의 w₁", 6),
    a2: knob("h₁의 w₂", 6),
    ab: knob("h₁의 b", -9),
    c1: knob("h₂의 w₁", 6),
    c2: knob("h₂의 w₂", 6),
    cb: knob("h₂의 b", -9),
    v1: knob("ŷ의 w₁", 10),
    v2: knob("ŷ의 w₂", 10),
    vb: knob("ŷ의 b", -15),
  },
  length: () => 0,
  epoch: () => 1,
  code: ({ config: { a1, a2, ab, c1, c2, cb, v1, v2, vb } }) => py`
    #@fold imports
    import torch
    import torch.nn as nn

    #@end
    #@fold data
    X = torch.FloatTensor([[0, 0], [0, 1], [1, 0], [1, 1]])

    #@end
    model = nn.Sequential(nn.Linear(2, 2), nn.Sigmoid(), nn.Linear(2, 1), nn.Sigmoid())
    with torch.no_grad():
        model[0].weight[:] = torch.tensor([[${a1}, ${a2}], [${c1}, ${c2}]])
        model[0].bias[:] = torch.tensor([${ab}, ${cb}])
        model[2].weight[:] = torch.tensor([[${v1}, ${v2}]])
        model[2].bias[:] = torch.tensor([${vb}])
        print((model(X) > 0.5).float())
  `,
  lines: {},
  columns: { cost: null },
  guard: "cost",
});
