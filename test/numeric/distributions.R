#!/usr/bin/env Rscript
# Makes distributions.csv: tails and quantiles of R, with 17 significant digits; function, one or two arguments, value.
# Usage, in this folder: Rscript distributions.R > distributions.csv
rows <- function(name, arguments, value) cat(apply(cbind(name, sapply(arguments, sprintf, fmt = "%.17g"), sprintf("%.17g", value)), 1, paste, collapse = ","), sep = "\n")
of <- function(name, fun, ...) { a <- expand.grid(...); rows(name, a, do.call(fun, unname(as.list(a)))) }

z <- c(-38, -5, -1.96, -0.3, 0, 1e-8, 0.5, 1, 1.96, 3, 8, 11.4, 20, 37)
p <- c(1e-100, 1e-30, 1e-10, 1e-5, 0.001, 0.005, 0.025, 0.05, 0.1, 0.3, 0.45, 0.49, 0.6, 0.9, 0.975, 0.995, 0.999)
t <- c(-2, 1e-8, 1e-3, 0.1, 0.49, 0.51, 1, 1.7, 1.96, 2.5706, 4, 11.4, 37, 200, 1e4)
df <- c(1e-12, 1e-6, 0.01, 0.2, 0.3, 1, 1.5, 2, 2.37, 3, 4, 5, 7.3, 12, 13.5, 40, 99.5, 999, 1e4, 1e6, 1e10)
small <- c(0.1, 0.37, 1, 2, 2.9, 4, 12, 29.7, 999, 1001, 2000, 9999, 1e5, 1e6)
shift <- c(-8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 30)

chi <- expand.grid(shift, small); x <- chi[, 2] + chi[, 1] * sqrt(2 * chi[, 2]); chi <- data.frame(x, chi[, 2])[x > 0, ]
quantile <- expand.grid(p, small)
quantile <- quantile[qchisq(quantile[, 1], quantile[, 2]) > 1e-290, ]
heavy <- expand.grid(p, df); heavy <- heavy[abs(qt(heavy[, 1], heavy[, 2])) < 1e100, ]
cat("# R ", R.version$major, ".", R.version$minor, "\n", sep = "")
of("normalUpperTail", function(z) pnorm(z, lower.tail = FALSE), z)
of("normalQuantile", qnorm, p)
of("tUpperTail", function(t, df) pt(t, df, lower.tail = FALSE), t, df)
rows("tQuantile", heavy, qt(heavy[, 1], heavy[, 2]))
rows("chiSquareUpperTail", chi, pchisq(chi[, 1], chi[, 2], lower.tail = FALSE))
rows("chiSquareLowerTail", chi, pchisq(chi[, 1], chi[, 2]))
rows("chiSquareQuantile", quantile, qchisq(quantile[, 1], quantile[, 2]))
rows("chiSquareUpperQuantile", quantile, qchisq(quantile[, 1], quantile[, 2], lower.tail = FALSE))
