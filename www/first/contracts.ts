// Takes the place of pkg/contracts.js where a first result is made: only the contract an empty page opens with.

import mall from "../../contracts/mall/terms.json";

export default [mall];
