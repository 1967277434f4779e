-- =
i = 2
s = 'Abc'
-- <>
i <> 2
-- <
l < 3
-- <=
l <= 10
-- >
d > 0
-- >=
dt >= date '2000-01-01'
-- is distinct from
l is distinct from 10
-- is not distinct from
l is not distinct from null => l is not distinct from null
-- and
b and i = 1
-- or
b or i = 3
-- not
not b
-- is null
l is null
-- is not null
l is not null
-- is true
b is true
-- is not true
b is not true
-- is false
b is false
-- is not false
b is not false
-- is unknown
b is unknown => b is null
-- is not unknown
b is not unknown => b is not null
-- in
i in (1, 3)
s in ('Abc', 'longer text')
-- not in
i not in (1, 3)
-- = some
i = any (select 1) => i in (1)
-- <> some
i <> some (select 1) => i <> 1
-- < some
i < any (select 2) => i < 2
-- <= some
i <= any (select 2) => i <= 2
-- > some
i > any (select 2) => i > 2
-- >= some
i >= any (select 2) => i >= 2
-- = all
i = all (select 1) => i = 1
-- <> all
i <> all (select 1) => i <> 1
-- < all
i < all (select 2) => i < 2
-- <= all
i <= all (select 2) => i <= 2
-- > all
i > all (select 2) => i > 2
-- >= all
i >= all (select 2) => i >= 2
-- case
case when b then 'yes' when i = 2 then 'no' else 'null' end
case i when 1 then 1.5 end
-- cast
cast(timestamp '1999-12-31 23:59:59.9' as timestamp(0)) => cast(timestamp '1999-12-31 23:59:59.9' as timestamp_s)
cast(d as integer)
cast(i as varchar)
cast(s as varchar(2)) => left(s, 2)
cast('2020-01-02' as date)
cast(dt as timestamp)
cast(c as double)
cast(null as bigint)
cast(i as ubigint)
-- try_cast
try_cast(s as integer)
-- +
i + 1
l + i
d + 1
c + 1.5
cast(i as tinyint) + 1000 => cast(i as integer) + 1000
dt + interval '1' day => cast(dt + interval 1 day as date)
ts + interval '90' minute
-- -
i - 5
c - i
dt - interval '1' month => cast(dt - interval 1 month as date)
-- *
l * i
c * c => cast(c * c as decimal(20,4))
d * 2
interval '1' day * i
-- /
i / 2 => cast(i // 2 as integer)
l / 3 => l // 3
d / 2
c / 3
-- %
i % 2
-- mod
mod(l, 3) => l % 3
-- +u
+ i => i
-- floor
floor(d)
floor(ts to hour) => date_trunc('hour', ts)
-- ceil
ceil(d)
-- ||
s || '-' || u
-- like
s like '%b%'
s not like 'A_c'
s like 'd!_%' escape '!'
-- ilike
s ilike 'aB%'
s not ilike 'aB%'
-- trim
trim('  x ')
trim(both 'A' from s) => trim(s, 'A')
trim(leading 'A' from s) => ltrim(s, 'A')
trim(trailing 'c' from s) => rtrim(s, 'c')
-- extract
extract(year from dt)
extract(month from ts)
extract(second from ts)
extract(dow from dt)
extract(epoch from dt) => cast(extract(epoch from dt) as bigint)
-- substring
substring(s from 2 for 2) => substring(s, 2, 2)
substring(s, 2)
-- position
position('c' in s) => cast(strpos(s, 'c') as integer)
-- char_length
char_length(s) => cast(length(s) as integer)
-- character_length
character_length(s) => cast(length(s) as integer)
-- row
row(i, s) => struct_pack("EXPR$0" := i, "EXPR$1" := s)
-- item
a[1]
array[i, 4][2] => [i, 4][2]
-- array
array[i, 2] => [i, 2]
-- map
map['k', i, 'l', 4]['k'] => i
map[i, s] => map([i], [s])
array(select 1) => [1]
-- cardinality
cardinality(a) => cast(len(a) as integer)
-- coalesce
coalesce(l, 0)
coalesce(s, u, 'none')
-- nullif
nullif(i, 2)
-- ifnull
ifnull(s, 'none')
-- greatest
greatest(i, 2)
-- least
least(d, 0.0) => least(d, 0)
-- abs
abs(l)
abs(c)
-- sign
sign(d)
-- round
round(d)
round(c, 1) => cast(round(c, 1) as decimal(10,2))
-- trunc
trunc(d)
-- sqrt
sqrt(i)
-- cbrt
cbrt(i)
-- exp
exp(i)
-- ln
ln(i)
-- log10
log10(i)
-- log2
log2(i)
-- power
power(i, 3)
-- pow
pow(i, 0.5)
-- sin
sin(d)
-- cos
cos(d)
-- tan
tan(d)
-- asin
asin(d / 10)
-- acos
acos(d / 10)
-- atan
atan(d)
-- atan2
atan2(d, 2)
-- degrees
degrees(d)
-- radians
radians(d)
-- pi
pi()
-- bit_count
bit_count(l)
-- upper
upper(s)
-- lower
lower(s)
-- length
length(s)
-- strlen
strlen(s)
-- concat
concat(s, i, u)
-- concat_ws
concat_ws('-', s, u, i)
-- left
left(s, 2)
-- right
right(s, 2)
-- lpad
lpad(s, 6, '*')
-- rpad
rpad(s, 6, '*')
-- ltrim
ltrim(s)
ltrim(s, 'A')
-- rtrim
rtrim(s, 'c')
-- replace
replace(s, 'b', 'BB')
-- translate
translate(s, 'bc', 'xy')
-- reverse
reverse(s)
-- repeat
repeat(u, 3)
-- split_part
split_part(s, 'b', 1)
-- starts_with
starts_with(s, 'A')
-- ends_with
ends_with(s, 'c')
-- contains
contains(s, 'b')
-- strpos
strpos(s, 'c')
-- instr
instr(s, 'c')
-- ascii
ascii(s)
-- unicode
unicode(s)
-- chr
chr(64 + i)
-- md5
md5(s)
-- sha256
sha256(s)
-- levenshtein
levenshtein(s, 'Abd')
-- regexp_matches
regexp_matches(s, '^A')
-- regexp_replace
regexp_replace(s, '[a-c]', 'z')
regexp_replace(s, '[a-c]', 'z', 'g')
-- regexp_extract
regexp_extract(s, '[a-c]+')
regexp_extract(s, '(A)(b)', 2)
-- string_split
string_split(s, 'b')
-- array_to_string
array_to_string(a, ',')
-- hash
hash(i) => hash(i)
-- array_length
array_length(a)
-- len
len(a)
len(s)
-- list_contains
list_contains(a, 3)
-- list_position
list_position(a, 2)
-- list_distinct
list_distinct(array[1, 1]) => list_distinct([1, 1])
-- list_sort
list_sort(a)
-- list_reverse
list_reverse(a)
-- list_concat
list_concat(a, a)
-- list_slice
list_slice(a, 1, 2)
-- date_trunc
date_trunc('month', ts)
date_trunc('month', dt) => cast(date_trunc('month', dt) as date)
-- date_part
date_part('month', dt)
-- date_sub
date_sub('day', dt, date '2024-03-01')
-- last_day
last_day(dt)
-- dayname
dayname(dt)
-- monthname
monthname(dt)
-- make_date
make_date(2020, 1, i)
-- strftime
strftime(ts, '%Y/%m')
-- strptime
strptime('2020-01-02', '%Y-%m-%d')
-- epoch_ms
epoch_ms(ts)
-- epoch_us
epoch_us(ts)
-- sum
agg sum(i) => agg cast(sum(i) as bigint)
agg sum(c) => agg cast(sum(c) as decimal(38,2))
agg sum(d)
-- avg
agg avg(i)
agg avg(c)
-- min
agg min(s)
-- max
agg max(dt)
-- stddev
agg stddev(d)
-- stddev_pop
agg stddev_pop(d)
-- stddev_samp
agg stddev_samp(i)
-- variance
agg variance(d)
-- var_pop
agg var_pop(d)
-- var_samp
agg var_samp(d)
-- covar_pop
agg covar_pop(d, i)
-- covar_samp
agg covar_samp(d, i)
-- corr
agg corr(d, i)
-- median
agg median(i)
-- mode
agg mode(u) => agg mode(u)
-- bool_and
agg bool_and(b)
-- bool_or
agg bool_or(b)
-- bit_and
agg bit_and(i)
-- bit_or
agg bit_or(i)
-- bit_xor
agg bit_xor(i)
-- any_value
agg any_value(s)
-- approx_count_distinct
agg approx_count_distinct(i)
-- string_agg
agg string_agg(s, ';' order by i desc)
-- listagg
agg listagg(s, ';') within group (order by i) => agg string_agg(s, ';' order by i)
-- array_agg
agg array_agg(i order by i desc)
-- count
agg count(*)
agg count(distinct s)
agg count(l, s) => agg count(case when l is not null and s is not null then 1 end)
-- grouping
i => i
-- percentile_cont
agg percentile_cont(0.5) within group (order by d)
-- percentile_disc
agg percentile_disc(0.5) within group (order by i)
-- row_number
row_number() over (order by i desc)
-- rank
rank() over (order by b)
-- dense_rank
dense_rank() over (order by b)
-- percent_rank
percent_rank() over (order by i)
-- cume_dist
cume_dist() over (order by i)
-- ntile
ntile(2) over (order by i)
-- lag
lag(s) over (order by i)
lag(i, 1, -1) over (order by i)
-- lead
lead(s, 1) over (order by i)
-- first_value
first_value(s) over (order by i)
-- last_value
last_value(s) over (order by i rows between unbounded preceding and unbounded following)
last_value(s) ignore nulls over (order by i) => last_value(s ignore nulls) over (order by i)
-- nth_value
nth_value(s, 2) over (order by i rows between unbounded preceding and unbounded following)
