#!/usr/bin/env Rscript
# Makes distributions.json: tails and quantiles of R, with 17 significant digits.
# Usage, in this folder: Rscript distributions.R > distributions.json
options(digits = 17)
number <- function(x) ifelse(is.infinite(x), paste0('"', ifelse(x > 0, "", "-"), 'Infinity"'), sprintf("%.17g", x))
table <- function(name, arguments, value) {
  cells <- apply(cbind(sapply(arguments, number), number(value)), 1, paste, collapse = ",")
  paste0('"', name, '":[\n', paste0("[", cells, "]", collapse = ",\n"), "\n]")
}
of <- function(name, fun, ...) { a <- expand.grid(...); table(name, a, do.call(fun, unname(as.list(a)))) }

z <- c(-38, -5, -1.96, -0.3, 0, 1e-8, 0.5, 1, 1.96, 3, 8, 11.4, 20, 37)
p <- c(1e-100, 1e-30, 1e-10, 1e-5, 0.001, 0.005, 0.025, 0.05, 0.1, 0.3, 0.45, 0.49, 0.6, 0.9, 0.975, 0.995, 0.999)
t <- c(-2, 1e-8, 1e-3, 0.1, 0.49, 0.51, 1, 1.7, 1.96, 2.5706, 4, 11.4, 37, 200, 1e4)
df <- c(0.3, 1, 1.5, 2, 2.37, 3, 4, 5, 7.3, 12, 13.5, 40, 99.5, 999, 1e4, 1e6, 1e10)
small <- c(0.1, 0.37, 1, 2, 2.9, 4, 12, 29.7, 999, 1001, 2000, 9999, 1e5, 1e6)
shift <- c(-8, -3, -1, -0.1, 0, 0.1, 1, 3, 8, 30)

chi <- expand.grid(shift, small); x <- chi[, 2] + chi[, 1] * sqrt(2 * chi[, 2]); chi <- data.frame(x, chi[, 2])[x > 0, ]
quantile <- expand.grid(p[p > 1e-200], small)
quantile <- quantile[qchisq(quantile[, 1], quantile[, 2]) > 1e-290, ]
heavy <- expand.grid(p, df); heavy <- heavy[abs(qt(heavy[, 1], heavy[, 2])) < 1e100, ]
cat("{\n", paste(c(
  paste0('"versions":{"R":"', R.version$major, ".", R.version$minor, '"}'),
  of("normalUpperTail", function(z) pnorm(z, lower.tail = FALSE), z),
  of("normalQuantile", qnorm, p),
  of("tUpperTail", function(t, df) pt(t, df, lower.tail = FALSE), t, df),
  table("tQuantile", heavy, qt(heavy[, 1], heavy[, 2])),
  table("chiSquareUpperTail", chi, pchisq(chi[, 1], chi[, 2], lower.tail = FALSE)),
  table("chiSquareLowerTail", chi, pchisq(chi[, 1], chi[, 2])),
  table("chiSquareQuantile", quantile, qchisq(quantile[, 1], quantile[, 2])),
  table("chiSquareUpperQuantile", quantile, qchisq(quantile[, 1], quantile[, 2], lower.tail = FALSE))
), collapse = ",\n"), "\n}\n", sep = "")
