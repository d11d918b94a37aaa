# Mean and standard deviation from quantiles by their defining formulas, independently of the library:
# Rscript quantiles.R > quantiles.csv
options(digits = 15)
bc <- function(x, l) if (abs(l) < 1e-12) log(x) else expm1(l * log(x)) / l
scenarios <- list(
  list(id = "S1", min = 2, med = 4, max = 9, n = 100),
  list(id = "S2", q1 = 4, med = 6, q3 = 9.1, n = 60),
  list(id = "S3", min = 1, q1 = 3.4, med = 5, q3 = 7.3, max = 15, n = 80)
)
values <- function(s) unlist(s[c("min", "q1", "med", "q3", "max")])
luo <- function(s, x) {
  n <- s$n; k <- length(x); m <- x[(k + 1) / 2]; mid <- function(i) (x[i] + x[k + 1 - i]) / 2
  if (k == 5) { a <- 2.2 / (2.2 + n^.75); b <- .7 - .72 / n^.55; return(a * mid(1) + b * mid(2) + (1 - a - b) * m) }
  w <- if (s$id == "S1") 4 / (4 + n^.75) else .7 + .39 / n
  w * mid(1) + (1 - w) * m
}
wan <- function(s, x) {
  n <- s$n; xi <- 2 * qnorm((n - .375) / (n + .25)); eta <- 2 * qnorm((.75 * n - .125) / (n + .25)); k <- length(x)
  if (k == 5) return(((x[5] - x[1]) / xi + (x[4] - x[2]) / eta) / 2)
  (x[3] - x[1]) / (if (s$id == "S1") xi else eta)
}
moments <- function(mu, sd, l) {
  reach <- if (abs(l) < 1e-12) 9 else min(9, abs((-1 / l - mu) / sd))
  inv <- function(y) if (abs(l) < 1e-12) exp(y) else pmax(0, 1 + l * y)^(1 / l)
  int <- function(k) integrate(function(z) inv(mu + sd * z)^k * dnorm(z), -reach, reach, rel.tol = 1e-12, subdivisions = 2000)$value
  m <- int(1) / int(0); c(m, sqrt(int(2) / int(0) - m^2))
}
least <- function(f, low, high) { # a grid, then golden sections to the last digit
  g <- seq(low, high, length.out = 400); i <- which.min(sapply(g, f))
  optimize(f, c(g[max(1, i - 1)], g[min(400, i + 1)]), tol = 1e-12)$minimum
}
out <- function(id, method, v) cat(id, method, format(v[1], digits = 12), format(v[2], digits = 12), sep = ",", fill = 200)
cat("scenario,method,mean,sd\n")
for (s in scenarios) {
  x <- values(s); u <- x / s$med; k <- length(x); n <- s$n
  # Box-Cox
  lean <- function(l) { y <- sapply(u, bc, l = l); e <- (y[1] + y[k])^2; if (k == 5) e + (y[2] + y[4])^2 else e }
  l <- least(lean, -6, 6); y <- sapply(u, bc, l = l)
  out(s$id, "BC", s$med * moments(luo(s, y), wan(s, y), l))
  # MLN
  r <- switch(s$id, S1 = c(1, (n + 1) / 2, n), S2 = c((n + 3) / 4, (n + 1) / 2, (3 * n + 1) / 4), S3 = c(1, (n + 3) / 4, (n + 1) / 2, (3 * n + 1) / 4, n))
  ll <- function(y, mu, sd) {
    gaps <- diff(c(0, r, n + 1)) - 1; p <- diff(c(0, pnorm((y - mu) / sd), 1))
    sum(dnorm(y, mu, sd, log = TRUE)) + sum((gaps * log(p))[gaps > 0])
  }
  profile <- function(l) { y <- sapply(u, bc, l = l); -ll(y, luo(s, y), wan(s, y)) - (l - 1) * sum(log(u)) }
  l <- least(profile, -6, 6); y <- sapply(u, bc, l = l)
  best <- c(luo(s, y), log(wan(s, y)))
  for (i in 1:5) best <- optim(best, function(t) -ll(y, t[1], exp(t[2])), control = list(reltol = 1e-16, maxit = 5000))$par
  out(s$id, "MLN", s$med * moments(best[1], exp(best[2]), l))
  # QE
  p <- switch(s$id, S1 = c(1 / n, .5, 1 - 1 / n), S2 = c(.25, .5, .75), S3 = c(1 / n, .25, .5, .75, 1 - 1 / n))
  fits <- list(
    lnorm = list(q = function(h) exp(h * qnorm(p)), r = c(.01, 5), m = function(h) exp(h^2 / 2) * c(1, sqrt(expm1(h^2)))),
    gamma = list(q = function(h) qgamma(p, h), r = c(.1, 500), m = function(h) c(h, sqrt(h))),
    weibull = list(q = function(h) qweibull(p, h), r = c(.2, 50), m = function(h) { g <- gamma(1 + 1 / h); c(g, sqrt(gamma(1 + 2 / h) - g^2)) })
  )
  res <- lapply(fits, function(f) {
    sse <- function(lh) { q <- f$q(exp(lh)); b <- sum(q * x) / sum(q * q); sum((x - b * q)^2) }
    h <- exp(least(sse, log(f$r[1]), log(f$r[2]))); q <- f$q(h)
    list(sse = sse(log(h)), m = f$m(h) * sum(q * x) / sum(q * q))
  })
  z <- qnorm(p); b <- sum(z * x) / sum(z * z); res$norm <- list(sse = sum((x - mean(x) - b * z)^2), m = c(mean(x), b))
  out(s$id, "QE", res[[which.min(sapply(res, `[[`, "sse"))]]$m)
}
