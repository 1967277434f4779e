-- left lateral keeps rows without a match
select c.c_custkey, x.n from customer c left join lateral (select o_orderkey as n from orders o where o.o_custkey = c.c_custkey and o.o_totalprice > 300000 order by o_orderkey limit 1) as x on true order by 1, 2
-- inner lateral
select c.c_custkey, x.n from customer c cross join lateral (select count(*) as n from orders o where o.o_custkey = c.c_custkey) as x order by 1
-- correlated scalar
select c_name, (select max(o_totalprice) from orders o where o.o_custkey = c.c_custkey) as m from customer c order by c_name
-- correlated exists below another
select n_name from nation n where exists (select 1 from customer c where c.c_nationkey = n.n_nationkey and exists (select 1 from orders o where o.o_custkey = c.c_custkey and o.o_orderdate > date '1998-07-01')) order by 1
-- correlation two levels up
select r_name from region r where exists (select 1 from nation n where n.n_regionkey = r.r_regionkey and exists (select 1 from supplier s where s.s_nationkey = n.n_nationkey and s.s_suppkey > r.r_regionkey * 20)) order by 1
-- not in with nulls
select count(*) as n from nation where n_nationkey not in (select case when r_regionkey = 0 then null else r_regionkey end from region)
-- exists in select list
select n_nationkey, exists (select 1 from supplier where s_nationkey = n_nationkey) as e from nation order by 1
-- sub-query in join condition
select n1.n_name, n2.n_name as other from nation n1 join nation n2 on n1.n_regionkey = n2.n_regionkey and n1.n_nationkey = (select min(n_nationkey) from nation) order by 1, 2
-- tuple in
select count(*) as n from lineitem where (l_orderkey, l_linenumber) in (select o_orderkey, 1 from orders where o_totalprice > 200000)
-- any and all
select n_nationkey from nation where n_nationkey > all (select r_regionkey from region) and n_nationkey <> any (select 7) order by 1
-- integer division truncates
select n_nationkey / 4 as q, (0 - n_nationkey) / 4 as m from nation order by 1, 2
=>
select n_nationkey // 4 as q, (0 - n_nationkey) // 4 as m from nation order by 1, 2
-- literals of integer division
select 7 / 2 as a, -7 / 2 as b, 7 % 3 as c, -7 % 3 as d
=>
select 7 // 2 as a, -7 // 2 as b, 7 % 3 as c, -7 % 3 as d
-- decimal arithmetic
select l_extendedprice * l_discount as a, l_extendedprice / l_quantity as b, l_extendedprice + l_tax as c, l_extendedprice - 1 as d from lineitem order by l_orderkey, l_linenumber limit 200
-- sums and averages
select sum(l_linenumber) as a, avg(l_linenumber) as b, sum(l_tax) as c, avg(l_tax) as d, sum(l_orderkey) as e from lineitem
-- aggregates over no rows
select sum(l_linenumber) as a, count(*) as b, max(l_shipdate) as c, avg(l_tax) as d from lineitem where l_orderkey < 0
-- date plus interval
select o_orderdate + interval '1' day as a, o_orderdate - interval '2' month as b, o_orderdate + interval '1' year as c from orders order by o_orderkey limit 50
=>
select cast(o_orderdate + interval '1' day as date) as a, cast(o_orderdate - interval '2' month as date) as b, cast(o_orderdate + interval '1' year as date) as c from orders order by o_orderkey limit 50
-- date comparisons with interval
select count(*) as n from orders where o_orderdate + interval '30' day > date '1998-08-01'
-- extract parts
select extract(year from o_orderdate) as y, extract(month from o_orderdate) as m, extract(day from o_orderdate) as d, extract(dow from o_orderdate) as w, extract(quarter from o_orderdate) as q from orders order by o_orderkey limit 60
-- window functions
select o_orderkey, row_number() over (partition by o_custkey order by o_orderdate, o_orderkey) as rn, rank() over (order by o_orderpriority) as rk, dense_rank() over (order by o_orderpriority) as dr, ntile(4) over (order by o_orderkey) as nt from orders order by o_orderkey
-- window sums
select o_orderkey, sum(o_totalprice) over (partition by o_custkey order by o_orderkey) as s, avg(o_totalprice) over (partition by o_custkey) as a, stddev(o_totalprice) over (partition by o_custkey) as sd, count(*) over () as c from orders order by o_orderkey
-- window frames
select o_orderkey, sum(o_shippriority + 1) over (order by o_orderkey rows between 2 preceding and 1 following) as a, min(o_totalprice) over (order by o_orderkey rows between unbounded preceding and current row) as b, sum(o_totalprice) over (order by o_orderdate range between interval '10' day preceding and current row) as c from orders order by o_orderkey
-- empty frame is null
select o_orderkey, sum(o_totalprice) over (order by o_orderkey rows between 3 preceding and 2 preceding) as a from orders order by o_orderkey limit 20
-- lag and lead
select o_orderkey, lag(o_totalprice) over (order by o_orderkey) as a, lead(o_totalprice, 2, 0.00) over (order by o_orderkey) as b, first_value(o_clerk) over (partition by o_custkey order by o_orderkey) as f, last_value(o_clerk) over (partition by o_custkey order by o_orderkey rows between unbounded preceding and unbounded following) as l from orders order by o_orderkey
-- window over aggregate
select o_custkey, sum(o_totalprice) as s, rank() over (order by sum(o_totalprice) desc) as r from orders group by o_custkey order by r, o_custkey
-- grouping by a window result
select rn, count(*) as n from (select row_number() over (partition by o_custkey order by o_orderkey) as rn from orders) group by rn order by rn
-- qualify
select o_custkey, o_orderkey from orders qualify row_number() over (partition by o_custkey order by o_orderkey desc) = 1 order by 1
-- window ordered by a constant expression
select n_nationkey, row_number() over (order by n_nationkey * -1) as r from nation order by 1
-- rollup
select n_regionkey, n_name, count(*) as n, grouping(n_regionkey) as g from nation group by rollup (n_regionkey, n_name) order by 1, 2, 3, 4
-- cube and grouping sets
select o_orderstatus, o_orderpriority, count(*) as n from orders group by grouping sets ((o_orderstatus), (o_orderpriority), ()) order by 1, 2, 3
-- filter clause and distinct
select o_orderstatus, count(*) filter (where o_totalprice > 100000) as a, count(distinct o_custkey) as b, sum(distinct o_shippriority) as c from orders group by o_orderstatus order by 1
-- ordered aggregates
select n_regionkey, string_agg(n_name, ',' order by n_name desc) as s, array_agg(n_nationkey order by n_nationkey) as a from nation group by n_regionkey order by 1
-- percentiles
select percentile_cont(0.5) within group (order by o_totalprice) as a, percentile_disc(0.25) within group (order by o_orderkey) as b from orders
=>
select quantile_cont(cast(o_totalprice as double), 0.5) as a, quantile_disc(o_orderkey, 0.25) as b from orders
-- a value between two whole numbers
select percentile_cont(0.5) within group (order by x) as a, percentile_cont(0.5) within group (order by y) as b from (values (1, 1.5), (2, 2.0)) as v(x, y)
=>
select 1.5::double as a, 1.75::double as b
-- aggregates of no rows are null to a predicate
select percentile_disc(0.5) within group (order by x) is null as a, max(x) is null as b, any_value(x) is null as c from (values (1)) as v(x) where x > 5
-- a filter leaves a group without rows
select x, max(x) filter (where x > 3) is null as m from (values (1), (4)) as v(x) group by x order by x
-- the grand total of no rows
select sum(x) is null as s from (values (1)) as v(x) where x > 5 group by rollup (x)
-- a window over groups
select x, sum(sum(x)) over (order by x) as s, sum(sum(x)) over (order by x rows between 1 preceding and 1 preceding) is null as e, any_value(sum(x)) over (order by x) as a from (values (1), (1), (2)) as v(x) group by x order by x
-- nulls come last inside an aggregate too
select array_agg(x order by x desc) as a, array_agg(x order by x desc nulls first) as b, array_agg(x order by x) as c from (values (2), (1), (null)) as v(x)
-- not a number and the infinities
select cast('NaN' as double) as a, cast('Infinity' as double) as b, -cast('Infinity' as double) as c, cast('-0' as double) = 0 as d
-- not a number in comparisons
select x, x = x as e, x > 1 as g from (values (cast('NaN' as double)), (1e0), (cast('-Infinity' as double)), (null)) as v(x) order by x
-- constants are folded by the executor
select cast(1e20 as varchar) as a, cast(true as varchar) as b, cast(x'41' as varchar) as c, cast(interval '1' day as varchar) as d
-- text compares by its bytes
select '😀' < 'ｚ' as a, x from (values ('ｚ'), ('😀'), ('a')) as v(x) where x >= 'ｚ' and x <= '😀' order by x
-- literals of uuids
select cast('00000000-0000-0000-0000-00000000000a' as uuid) as a, uuid '00000000-0000-0000-0000-00000000000a' = cast('00000000-0000-0000-0000-00000000000A' as uuid) as b
-- whole months between two moments
select (a - b) month as m, (a - b) year as y, (b - a) month as n, (a - b) day as d from (values (timestamp '2021-03-30 00:00:00', timestamp '2020-01-31 00:00:00')) as v(a, b)
=>
select to_months(13) as m, to_years(1) as y, to_months(-13) as n, to_days(424) as d
-- parts of a second after a literal without them
select timestamp '2021-01-01 00:00:00' + interval '0.5' second as a, time '00:00:00' + interval '0.5' second as b, t + interval '1' second * 1.5 as c from (values (timestamp '2021-01-01 00:00:00')) as v(t)
-- more rows than an integer counts
select x from (values (1), (2)) as v(x) order by x limit 3000000000
-- text of other character sets
select U&'\00e9' as a, U&'\00e9' = 'é' as b, _LATIN1'x' = 'x' as c
=>
select 'é' as a, true as b, true as c
-- a NUL inside a text
select U&'a\0000b' || 'c' as a, length(U&'a\0000''b') as b
=>
select 'a' || chr(0) || 'bc' as a, 4::bigint as b
-- rows are cast by position
select cast(row(1, 'a') as row(x bigint, y varchar)) as a, cast(row(1, row(2, 3)) as row(x bigint, y row(p integer, q integer))) as b
=>
select {'x': 1::bigint, 'y': 'a'} as a, {'x': 1::bigint, 'y': {'p': 2, 'q': 3}} as b
-- rows with other names meet
select coalesce(r, row(7, 8)) as a, case when r is not null then r else row(9, 10) end as b, array[r, row(1, 2)] as c from (values (cast(null as row(p integer, q integer))), (cast(row(5, 6) as row(p integer, q integer)))) as v(r) order by 1
=>
select * from (values ({'p': 5, 'q': 6}, {'p': 5, 'q': 6}, [{'p': 5, 'q': 6}, {'p': 1, 'q': 2}]), ({'p': 7, 'q': 8}, {'p': 9, 'q': 10}, [null, {'p': 1, 'q': 2}])) as v order by 1
-- median and mode
select median(o_totalprice) as m, mode(o_orderstatus) as o, var_pop(o_totalprice) as v, corr(o_totalprice, o_orderkey) as c from orders
=>
select cast(median(o_totalprice) as double), mode(o_orderstatus), var_pop(o_totalprice), corr(o_totalprice, o_orderkey) from orders
-- having without group
select count(*) as n from nation having count(*) > 3
-- set operations
select n_nationkey as k from nation union select r_regionkey from region order by 1
-- union all of several with a limit inside
select * from (select n_name as x from nation order by n_name limit 3) union all select r_name from region order by 1
-- intersect and except
(select n_nationkey as k from nation intersect select s_nationkey from supplier) except select 3 order by 1
-- except all
select k from (select n_regionkey as k from nation except all select r_regionkey from region) order by 1
-- values
select * from (values (1, 'a', date '2020-01-01'), (2, null, null)) as v(i, s, d) order by i
-- empty values through a filter
select count(*) as n from (values (1), (2)) as v(i) where i > 5
-- full join
select r.r_name, n.n_name from (select * from region where r_regionkey < 2) r full join (select * from nation where n_nationkey > 20) n on r.r_regionkey = n.n_regionkey order by 1, 2
-- right join with a condition
select r.r_name, n.n_name from (select * from nation where n_nationkey < 5) n right join region r on r.r_regionkey = n.n_regionkey and n.n_name like 'A%' order by 1, 2
-- join using
select count(*) as n from nation a join nation b using (n_nationkey)
-- group by after using
select a.n_nationkey, count(*) as n from nation a join nation b using (n_nationkey) group by a.n_nationkey order by 1
-- natural join
select count(*) as n from nation natural join (select n_nationkey, n_name from nation) as x
-- star over a self join
select * from region a join region b on a.r_regionkey = b.r_regionkey order by 1
-- duplicate aliases in a sub-query
select x.a, x.b from (select n_nationkey as a, n_nationkey as b from nation) as x order by 1
-- names that differ by case only below
select t.a + u.b as s from (select n_nationkey as a from nation) t join (select n_nationkey as A, n_regionkey as b from nation) u on t.a = u.A order by 1
-- order by an unselected column
select n_name from nation order by n_regionkey desc, n_nationkey
-- order by an expression and nulls
select nullif(n_regionkey, 2) as k, n_nationkey from nation order by nullif(n_regionkey, 2) desc nulls first, n_nationkey
-- default nulls are last
select nullif(n_regionkey, 2) as k, n_nationkey from nation order by 1 desc, 2
-- limit with offset
select n_name from nation order by n_name limit 5 offset 3
-- limit below a filter
select * from (select n_nationkey, n_name from nation order by n_nationkey limit 10) where n_nationkey > 5 order by 1
-- limit below a window
select n_nationkey, count(*) over () as c from (select n_nationkey from nation order by n_nationkey limit 7) order by 1
-- distinct
select distinct n_regionkey, n_regionkey + 1 as k from nation order by 1
-- distinct on a sorted limit
select distinct k from (select n_regionkey as k from nation order by n_nationkey limit 6) order by 1
-- case forms
select case n_regionkey when 0 then 'zero' when 1 then 'a' else 'many ' end as a, case when n_nationkey > 10 then 1.5 when n_nationkey > 5 then 2 end as b from nation order by n_nationkey
-- in lists of texts of different lengths
select n_name from nation where n_name in ('CHINA', 'IRAN', 'UNITED STATES') order by 1
-- not in list and or
select n_nationkey from nation where n_nationkey not in (1, 2, 3) and (n_nationkey < 6 or n_nationkey in (20, 21) or n_name = 'IRAQ') order by 1
-- between symmetric and not
select n_nationkey from nation where n_nationkey not between 3 and 20 order by 1
-- is distinct from
select n_nationkey from nation where nullif(n_nationkey, 3) is distinct from 4 order by 1
-- boolean tests
select n_nationkey, (n_nationkey > 3) is true as a, (nullif(n_nationkey, 1) > 3) is not false as b, nullif(n_nationkey, 1) > 3 is null as c from nation order by 1
-- three valued logic
select count(*) as n from nation where not (nullif(n_nationkey, 1) > 3 and n_regionkey = 1)
-- like with escape
select p_name from part where p_name like '%a_e%' and p_name not like '%\%%' escape '\' order by 1 limit 20
-- texts with quotes and other scripts
select 'it''s' as a, 'Ω≈ 😀' as b, n_name || ' é' as c from nation order by 3
-- casts
select cast(o_totalprice as integer) as a, cast(o_totalprice as double) as b, cast(o_orderkey as varchar) as c, cast('12' as bigint) as d, cast(1.6 as integer) as e, cast(o_orderdate as timestamp) as f from orders order by o_orderkey limit 100
-- nested ctes
with a as (select n_regionkey as k, count(*) as n from nation group by n_regionkey), b as (select k, n, rank() over (order by k) as r from a) select x.k, y.r from a x join b y on x.k = y.k where y.n > (select avg(n) from a) - 1 order by 1
-- arrays
select ARRAY[1, 2, 3][2] as a, array_length(ARRAY[n_nationkey, 1]) as b, list_contains(ARRAY[1, 2], n_nationkey) as c from nation order by n_nationkey
=>
select [1, 2, 3][2] as a, array_length([n_nationkey, 1]) as b, list_contains([1, 2], n_nationkey) as c from nation order by n_nationkey
-- unnest
select n.n_nationkey, u.x from nation n cross join unnest(ARRAY[n.n_nationkey, n.n_regionkey]) as u(x) order by 1, 2
=>
select n.n_nationkey, u.x from nation n cross join unnest([n.n_nationkey, n.n_regionkey]) as u(x) order by 1, 2
-- unnest an aggregate
select k, u.x from (select n_regionkey as k, array_agg(n_name order by n_name) as names from nation group by n_regionkey) t cross join unnest(t.names) as u(x) order by 1, 2
-- lateral join to an aggregate
select r.r_name, x.m from region r, lateral (select max(n_name) as m from nation n where n.n_regionkey = r.r_regionkey) x order by 1
-- semi condition over two tables
select count(*) as n from orders o join customer c on o.o_custkey = c.c_custkey where exists (select 1 from lineitem l where l.l_orderkey = o.o_orderkey and l.l_suppkey = c.c_custkey % 10)
-- many joins of one table
select count(*) as n from nation a, nation b, nation c where a.n_regionkey = b.n_regionkey and b.n_regionkey = c.n_regionkey and a.n_nationkey < b.n_nationkey and b.n_nationkey < c.n_nationkey
-- scalar sub-query in order by and group by
select n_regionkey + (select min(r_regionkey) from region) as k, count(*) as n from nation group by n_regionkey + (select min(r_regionkey) from region) order by 1
-- count of several columns
select count(nullif(n_regionkey, 1)) as a, count(*) as b from nation
-- try cast
select try_cast(n_name as integer) as a, try_cast('7' as integer) as b from nation order by n_nationkey
-- padded texts stay as they are
select case when n_nationkey = 1 then 'a  ' else 'long' end as a, coalesce(nullif('x ', 'y'), 'abc') as b from nation order by n_nationkey
-- wide integers
select 9000000000 + n_nationkey as a, cast(n_nationkey as bigint) * 4000000000 as b from nation order by 1
-- remainders of doubles
select 1e20 % 7e0 as a, mod(5.5e0, 2) as b, -7 % 3e0 as c, cast(l_tax as double) % 0.02 as d, 1e300 % 1e-3 as e from lineitem where l_orderkey = 1
-- remainders of whole numbers and decimals
select l_orderkey % l_linenumber as a, mod(l_orderkey, 7) as b, l_extendedprice % 10 as c, mod(7.5, 2) as d from lineitem where l_orderkey < 100
