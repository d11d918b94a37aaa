/** Codes of robust variances, their working models and the cluster wild bootstrap. */
export const robustCodes = {
  NOT_LINEAR: "robust inference needs an estimate that is a weighted sum of the effects",
  NO_SUCH_CLUSTER: "what the clusters are named by is in no column, no value of the fit and no fact of the rows",
  CLUSTER_MISSING: "for some effects it is not known which cluster they belong to",
  CLUSTERS_DEPEND:
    "effects of different clusters depend on one another under the model: clusters must hold whole blocks",
  TOO_FEW_CLUSTERS: "there are too few clusters for a variance between them",
  FEW_DEGREES_OF_FREEDOM: "a p-value or an interval has fewer than 4 degrees of freedom: it is not to be leaned on",
  ONE_CLUSTER_ALONE:
    "a coefficient leans on one cluster alone, so that no variance between clusters is seen: its standard error is too small",
  CLUSTERS_AGREE: "all effects lie on the fit: the robust standard error is 0 and gives no test",
  NO_HTZ: "a joint test of several contrasts has no degrees of freedom left",
  CR3_SINGULAR:
    "leaving out one cluster leaves a coefficient without data: its residuals were adjusted by a generalized inverse",
  BAD_WORKING_MODEL: "a working model needs more clusters than coefficients, and a correlation between 0 and 1",
  NEGATIVE_COMPONENT: "a moment estimate of a variance fell below 0 and was taken as 0",
  FEW_SAMPLES: "so few clusters have so few changes of sign that small p-values cannot occur",
  SAMPLES_IN_PART: "a range of the bootstrap samples was looked at; join it with the others for a p-value",
} as const;
